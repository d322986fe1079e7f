package app.synth.experiments.clientkey;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentObject;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The public keys of SDKs, for those with {@code manage_experiments}. */
@Path("/api/v1/experiments/client-keys")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("manage_experiments")
@Tag(name = "Experiments")
@APIResponse(responseCode = "403", description = "The caller may not manage experiments")
public class ClientKeyResource {
    private static final int LISTED = 200;
    private static final int GOOD_AT_MOST = 100;
    private static final int NAME_AT_MOST = 200;
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("sdk-[A-Za-z0-9]{16,64}");
    private static final String EXAMPLE = """
            {
              "key": "sdk-9b2f6f0e4c1d4a7f8e3b5a6c7d8e9f00",
              "name": "Web app",
              "created_at": "2026-11-01T09:30:00Z",
              "created_by": "6b1f3a52-7c1d-4f0e-8a55-0d9a3c1e2b77",
              "revoked_at": null
            }
            """;

    private final Caller caller;
    private final PgClientKeys keys;
    private final SecureRandom random = new SecureRandom();

    ClientKeyResource(Caller caller, PgClientKeys keys) {
        this.caller = caller;
        this.keys = keys;
    }

    /** The keys that there are and were; the good ones first. */
    @GET
    @Operation(
            summary = "List client keys",
            operationId = "listClientKeys",
            description = "The good ones first, 200 at most.")
    @APIResponse(
            responseCode = "200",
            description = "The keys",
            content =
                    @Content(
                            schema = @Schema(implementation = ClientKeyList.class),
                            example = "{\"items\": [" + EXAMPLE + "]}"))
    public Uni<ClientKeyList> list() {
        return keys.all(LISTED).map(ClientKeyList::new);
    }

    /** Makes a key. It is no secret: it may stand in an app. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a client key",
            operationId = "makeClientKey",
            description = "It is no secret: it may stand in an app. It opens what SDKs ask for, and proves nobody.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ClientKeyRequest.class),
                            example = "{\"name\": \"Web app\"}"))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = ClientKey.class), example = EXAMPLE))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "409", description = "too_many_client_keys: 100 are good already; revoke one first")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    public Uni<RestResponse<ClientKey>> make(byte[] body) {
        String name = SentObject.read(body, Set.of("name")).text("name", NAME_AT_MOST);
        return keys.add(newKey(), name, caller.userId(), GOOD_AT_MOST)
                .map(made -> made.orElseThrow(() -> Problems.conflict(
                        "too_many_client_keys", GOOD_AT_MOST + " keys are good already; revoke one first")))
                .map(made -> ResponseBuilder.create(RestResponse.Status.CREATED, made)
                        .build());
    }

    /** Revokes a key for good. */
    @DELETE
    @Path("/{client_key}")
    @Operation(
            summary = "Revoke a client key",
            operationId = "revokeClientKey",
            description =
                    "For good. Within two seconds it opens nothing any more; whoever watches with it is not sent away.")
    @APIResponse(responseCode = "204", description = "It opens nothing any more")
    @APIResponse(responseCode = "404", description = "There is no such key that is good")
    public Uni<Void> revoke(@RestPath("client_key") String key) {
        return (FORM.matcher(key).matches()
                        ? keys.revoke(key)
                        : Uni.createFrom().item(false))
                .invoke(revoked -> {
                    if (!revoked) {
                        throw Problems.notFound("There is no such key that is good");
                    }
                })
                .replaceWithVoid();
    }

    private String newKey() {
        byte[] drawn = new byte[BYTES];
        random.nextBytes(drawn);
        return "sdk-" + HexFormat.of().formatHex(drawn);
    }
}
