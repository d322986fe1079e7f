package app.synth.accounts.permission;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.GrantedPermissions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What the caller may do. */
@Path("/api/v1/me/permissions")
@Authenticated
public class MyPermissionsResource {
    private final Caller caller;
    private final PermissionMatrix matrix;

    MyPermissionsResource(Caller caller, PermissionMatrix matrix) {
        this.caller = caller;
        this.matrix = matrix;
    }

    /** The caller's account type and the permission keys it is granted. */
    @GET
    public Uni<GrantedPermissions> mine() {
        return matrix.permissions(caller);
    }
}
