package app.synth.accounts.client.apikey;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.Permissions;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns a key into its owner, who then is the caller. */
@ApplicationScoped
class ApiKeyIdentityProvider implements IdentityProvider<ApiKeyRequest> {
    private final Permissions permissions;

    ApiKeyIdentityProvider(Permissions permissions) {
        this.permissions = permissions;
    }

    @Override
    public Class<ApiKeyRequest> getRequestType() {
        return ApiKeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiKeyRequest request, AuthenticationRequestContext context) {
        Context here = Vertx.currentContext();
        return permissions.of(request.key()).map(owner -> {
            Caller.remember(owner.userId(), request.key(), here);
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(owner.userId().toString()))
                    .build();
        });
    }
}
