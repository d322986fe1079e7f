package app.synth.accounts.permission;

import app.synth.accounts.change.Actor;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The vocabulary of permissions, and what each account type has of it. */
@Path("/api/v1/permissions")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Permissions", description = "Who may what")
public class PermissionsResource {
    private static final String MATRIX = """
            {"permissions": [{"key": "view_event_analytics", "owner_of": "event",
                              "description": "Read the figures of events one created or claimed."}],
             "account_types": {"promoter": {"view_event_analytics":
                                {"granted": true, "minimum_tier": "free", "needs_verification": false}}}}""";
    private static final String CELL =
            "{\"granted\": true, \"minimum_tier\": \"premium\", \"needs_verification\": true}";

    private final Caller caller;
    private final Decisions decisions;
    private final MatrixEditor editor;

    PermissionsResource(Caller caller, Decisions decisions, MatrixEditor editor) {
        this.caller = caller;
        this.decisions = decisions;
        this.editor = editor;
    }

    /** Every permission key with what it means, and every account type with what it has of each. */
    @GET
    @Operation(
            summary = "All permissions",
            operationId = "listPermissions",
            description =
                    "Every permission key with what it means, and of each account type what it has of them: whether granted, from which tier on, and whether for verified accounts only. What is not there is not granted.")
    @APIResponse(
            responseCode = "200",
            description = "The vocabulary and the matrix",
            content = @Content(schema = @Schema(implementation = MatrixView.class), example = MATRIX))
    public Uni<MatrixView> all() {
        return decisions.matrix().map(MatrixView::of);
    }

    /** Grants a permission to an account type, or withholds it: granted, minimum_tier and needs_verification. */
    @PUT
    @Path("/{account_type}/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("manage_permissions")
    @Operation(
            summary = "Grant or withhold a permission",
            operationId = "writePermission",
            description = "Replaces what the account type has of the permission. What is absent is granted, free,"
                    + " without verification. Needs manage_permissions.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Cell.class), example = CELL))
    @APIResponse(
            responseCode = "200",
            description = "What the account type has of it now",
            content = @Content(schema = @Schema(implementation = Cell.class), example = CELL))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "404", description = "There is no such account type or permission")
    @APIResponse(responseCode = "409", description = "It is the admins' manage_permissions, which stays")
    @APIResponse(responseCode = "415", description = "The body is not sent as application/json")
    public Uni<Cell> write(@RestPath("account_type") String accountType, @RestPath String key, byte[] body) {
        return editor.write(Actor.of(caller), accountType, key, body);
    }

    /** Takes a permission from an account type. */
    @DELETE
    @Path("/{account_type}/{key}")
    @RequiresPermission("manage_permissions")
    @Operation(
            summary = "Take a permission from an account type",
            operationId = "removePermission",
            description = "Needs manage_permissions.")
    @APIResponse(responseCode = "204", description = "The account type has nothing of it any more")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "404", description = "It had nothing of it, or there is no such type or permission")
    @APIResponse(responseCode = "409", description = "It is the admins' manage_permissions, which stays")
    public Uni<Void> remove(@RestPath("account_type") String accountType, @RestPath String key) {
        return editor.remove(Actor.of(caller), accountType, key);
    }
}
