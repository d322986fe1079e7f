package app.synth.accounts.client.permission;

import app.synth.accounts.client.identity.Caller;
import io.smallrye.mutiny.Uni;

/** Who knows what a caller may do: accounts-service over REST, or its own tables inside accounts-service. */
public interface PermissionSource {

    /** What the caller is granted now; any failure means that it cannot be said. */
    Uni<GrantedPermissions> permissions(Caller caller);
}
