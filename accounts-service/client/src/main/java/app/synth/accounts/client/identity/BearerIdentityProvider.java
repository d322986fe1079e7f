package app.synth.accounts.client.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Answers the framework's question who a bearer token stands for, in place of smallrye-jwt's own provider, which blocks
 * for keys and takes unreachable keys for a bad token. The identity has no roles: whatever a token says about roles or
 * types is its issuer's opinion, accounts-service decides.
 */
@ApplicationScoped
public class BearerIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {
    private final TokenVerifier verifier;

    BearerIdentityProvider(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before smallrye-jwt's own, which has SYSTEM_FIRST + 1: among equals, chance decides. */
    @Override
    public int priority() {
        return SYSTEM_FIRST + 2;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        Context here = Vertx.currentContext();
        String token = request.getToken().getToken();
        return verifier.verify(token).map(principal -> {
            UUID user = UUID.fromString(principal.getSubject());
            Caller.remember(user, new Credential.BearerToken(user, token), here);
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(principal)
                    .addCredential(request.getToken())
                    .build();
        });
    }
}
