package app.synth.accounts.permission;

import app.synth.accounts.client.apikey.AllowsApiKey;
import app.synth.accounts.client.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many decisions with one request. */
@Path("/api/v1/permissions/check")
@Authenticated
@AllowsApiKey
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "api_key")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Permissions", description = "Who may what")
public class PermissionCheckResource {
    private static final String QUESTIONS = """
            {"checks": [{"permission": "create_events"},
                        {"permission": "view_event_analytics", "resource": {"type": "event", "id": "concert-001"}},
                        {"permission": "export_analytics", "user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90"}]}""";
    private static final String ANSWERS = """
            {"results": [{"allowed": true, "reason": "granted"},
                         {"allowed": false, "reason": "not_owner"},
                         {"allowed": false, "reason": "tier", "needed_tier": "professional"}]}""";

    private final Caller caller;
    private final PermissionCheck check;

    PermissionCheckResource(Caller caller, PermissionCheck check) {
        this.caller = caller;
        this.check = check;
    }

    /** How the body looks, for the documentation. */
    @Schema(name = "PermissionChecks")
    record Questions(
            @Schema(required = true, description = "1 to 100")
            Question[] checks) {}

    /** One question. */
    @Schema(name = "PermissionQuestion")
    record Question(
            @Schema(required = true, description = "A permission key")
            String permission,

            @Schema(description = "Whom it is about; the caller if absent")
            String user_id,

            @Schema(description = "What it is about: artist, venue or event, and its id")
            About resource) {}

    /** A resource. */
    @Schema(name = "PermissionResource")
    record About(String type, String id) {}

    /** Answers 1 to 100 questions, in their order; each is allowed, or says the first thing that is missing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Check permissions",
            operationId = "checkPermissions",
            description = "Up to 100 at once. Without user_id it is about the caller; about others one may ask with"
                    + " manage_users or manage_permissions. A permission that is for owners looks at who owns the"
                    + " resource where one is named. Also with an X-API-Key: then within its scopes.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Questions.class), example = QUESTIONS))
    @APIResponse(
            responseCode = "200",
            description = "The answers, in the order of the questions",
            content = @Content(schema = @Schema(implementation = CheckResults.class), example = ANSWERS))
    @APIResponse(responseCode = "400", description = "A field is not as it must be, or there is no such permission")
    @APIResponse(responseCode = "403", description = "It is about others, and the caller may not ask that")
    @APIResponse(responseCode = "415", description = "The body is not sent as application/json")
    public Uni<CheckResults> check(byte[] body) {
        return check.of(caller, body);
    }
}
