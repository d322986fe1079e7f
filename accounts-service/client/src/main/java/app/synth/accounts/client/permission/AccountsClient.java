package app.synth.accounts.client.permission;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.request.RequestIds;
import io.quarkus.arc.DefaultBean;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Calls accounts-service in the caller's name. A call that fails for a passing reason is tried once more; when most calls
 * fail, none is made for a while. Whoever calls learns "unavailable", never a guess.
 */
@DefaultBean
@ApplicationScoped
class AccountsClient implements PermissionSource {
    private static final int UNAUTHORIZED = 401;

    private final AccountsEndpoint accounts;

    AccountsClient(PermissionsConfig config) {
        long timeout = config.callTimeout().toMillis();
        this.accounts = QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.accountsUrl())
                .connectTimeout(timeout, TimeUnit.MILLISECONDS)
                .readTimeout(timeout, TimeUnit.MILLISECONDS)
                .build(AccountsEndpoint.class);
    }

    @Retry(
            maxRetries = 1,
            delay = 50,
            delayUnit = ChronoUnit.MILLIS,
            jitter = 25,
            abortOn = AuthenticationFailedException.class)
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.5,
            delay = 2,
            delayUnit = ChronoUnit.SECONDS,
            skipOn = AuthenticationFailedException.class)
    @CircuitBreakerName("accounts-service")
    @Override
    public Uni<GrantedPermissions> permissions(Caller caller) {
        return accounts.permissions(caller.authorization(), RequestIds.current())
                .onFailure(WebApplicationException.class)
                .transform(AccountsClient::refusal);
    }

    /** A token that we believed and accounts-service does not has just expired, or its key was withdrawn. */
    private static Throwable refusal(Throwable failure) {
        return failure instanceof WebApplicationException answer
                        && answer.getResponse().getStatus() == UNAUTHORIZED
                ? new AuthenticationFailedException("The bearer token is no longer valid", failure)
                : failure;
    }
}
