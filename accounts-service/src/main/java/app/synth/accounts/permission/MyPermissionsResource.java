package app.synth.accounts.permission;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.GrantedPermissions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the caller may do. */
@Path("/api/v1/me/permissions")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
public class MyPermissionsResource {
    private final Caller caller;
    private final PermissionMatrix matrix;

    MyPermissionsResource(Caller caller, PermissionMatrix matrix) {
        this.caller = caller;
        this.matrix = matrix;
    }

    /** The caller's account type and the permission keys it is granted. */
    @GET
    @Operation(summary = "My permissions", description = "The caller's account type and the keys it is granted.")
    @APIResponse(
            responseCode = "200",
            description = "The caller's permissions",
            content = @Content(schema = @Schema(implementation = GrantedPermissions.class), example = """
                                    {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "account_type": "promoter",
                                     "permissions": ["comment", "create_events", "create_reviews", "follow_artists",
                                                     "like_events", "manage_promotions", "view_event_analytics", "view_events"]}"""))
    public Uni<GrantedPermissions> mine() {
        return matrix.permissions(caller);
    }
}
