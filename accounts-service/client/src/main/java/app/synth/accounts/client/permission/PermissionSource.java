package app.synth.accounts.client.permission;

import app.synth.accounts.client.identity.Credential;
import io.smallrye.mutiny.Uni;

/**
 * Who knows what a caller may do: accounts-service over REST, or its own tables inside accounts-service. Any failure means
 * that it cannot be said, except {@link io.quarkus.security.AuthenticationFailedException} and
 * {@link InvalidApiKeyException}: the credential is not, or no longer, good.
 */
public interface PermissionSource {

    /** What the caller is granted now. */
    Uni<GrantedPermissions> permissions(Credential credential);

    /** Whether the caller has the permission for this one resource. */
    Uni<Decision> decide(Credential credential, String permission, Resource resource);
}
