package app.synth.accounts.apikey;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.Cursor;
import app.synth.accounts.client.request.PageQuery;
import app.synth.accounts.client.request.SentText;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The caller's keys for machines. A key cannot make keys: everything here needs a token. */
@Path("/api/v1/me/api-keys")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API keys", description = "Keys for machines, of enterprise accounts")
public class ApiKeyResource {
    private static final String NEW = """
            {"name": "Nightly export", "scopes": ["view_all_analytics", "export_analytics"],
             "expires_at": "2030-01-01T00:00:00Z"}""";
    private static final String CREATED = """
            {"key_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "name": "Nightly export",
             "key": "sik_the-key-itself-which-no-other-answer-tells-again", "key_start": "sik_the-ke",
             "scopes": ["view_all_analytics", "export_analytics"], "created_at": "2026-11-22T12:00:00Z",
             "expires_at": "2030-01-01T00:00:00Z", "last_used_at": null, "revoked_at": null}""";
    private static final String PAGE = """
            {"items": [{"key_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "name": "Nightly export",
                        "key_start": "sik_the-ke", "scopes": ["view_all_analytics", "export_analytics"],
                        "created_at": "2026-11-22T12:00:00Z", "expires_at": "2030-01-01T00:00:00Z",
                        "last_used_at": "2026-11-22T13:00:00Z", "revoked_at": null}]}""";

    private final Caller caller;
    private final ApiKeys keys;

    ApiKeyResource(Caller caller, ApiKeys keys) {
        this.caller = caller;
        this.keys = keys;
    }

    /** How the body looks, for the documentation. */
    @Schema(name = "NewApiKey")
    record New(
            @Schema(required = true, minLength = 1, maxLength = 100)
            String name,

            @Schema(required = true, description = "Permission keys that the caller has")
            String[] scopes,

            @Schema(description = "RFC 3339; the key ends then", format = "date-time")
            String expires_at) {}

    /** Makes a key, and tells it in this one answer. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make an API key",
            operationId = "createApiKey",
            description = "Takes the tier enterprise. The key is shown in this answer and never again. It may what the"
                    + " caller may at the moment of its use, and of that no more than its scopes.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = New.class), example = NEW))
    @APIResponse(
            responseCode = "201",
            description = "Made; keep the key now",
            content = @Content(schema = @Schema(implementation = ApiKeyView.class), example = CREATED))
    @APIResponse(responseCode = "400", description = "A field is not as it must be, or a scope is not the caller's")
    @APIResponse(responseCode = "403", description = "The tier is too low; needed_tier names the one it takes")
    @APIResponse(responseCode = "409", description = "The account has as many active keys as it may")
    @APIResponse(responseCode = "415", description = "The body is not sent as application/json")
    public Uni<RestResponse<ApiKeyView>> create(byte[] body) {
        return keys.create(caller, body)
                .map(made -> RestResponse.ResponseBuilder.<ApiKeyView>created(
                                URI.create("/api/v1/me/api-keys/" + made.keyId()))
                        .entity(made)
                        .header("Cache-Control", "no-store")
                        .build());
    }

    /** The caller's keys, the newest first, revoked ones too; never the keys themselves. */
    @GET
    @Operation(
            summary = "List my API keys",
            operationId = "listApiKeys",
            description =
                    "The newest first, revoked and expired ones too; never the keys themselves, key_start tells them apart. Needs a token: a key opens nothing here.")
    @APIResponse(
            responseCode = "200",
            description = "A page of keys",
            content = @Content(schema = @Schema(implementation = ApiKeyPage.class), example = PAGE))
    @APIResponse(responseCode = "400", description = "limit or cursor is not as it must be")
    public Uni<ApiKeyPage> list(@BeanParam PageQuery page) {
        Cursor end = page.after(1);
        return keys.page(caller, end == null ? null : end.uuid(0), page.limit());
    }

    /** Revokes a key: at once here, and within seconds everywhere. */
    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Revoke an API key",
            operationId = "revokeApiKey",
            description = "It opens nothing any more, here at once and in the other services within 10 seconds.")
    @APIResponse(responseCode = "204", description = "Revoked; also if it was before")
    @APIResponse(responseCode = "404", description = "The caller has no such key")
    public Uni<Void> revoke(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        return keys.revoke(caller, SentText.uuid(id).orElseThrow(() -> Problems.notFound("There is no such key")));
    }
}
