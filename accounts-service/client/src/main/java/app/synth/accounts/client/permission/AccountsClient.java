package app.synth.accounts.client.permission;

import app.synth.accounts.client.identity.ApiKey;
import app.synth.accounts.client.identity.Credential;
import app.synth.accounts.client.permission.AccountsEndpoint.Check;
import app.synth.accounts.client.permission.AccountsEndpoint.Checks;
import app.synth.accounts.client.request.RequestIds;
import io.quarkus.arc.DefaultBean;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jspecify.annotations.Nullable;

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
            abortOn = {AuthenticationFailedException.class, InvalidApiKeyException.class})
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.5,
            delay = 2,
            delayUnit = ChronoUnit.SECONDS,
            skipOn = {AuthenticationFailedException.class, InvalidApiKeyException.class})
    @CircuitBreakerName("accounts-service")
    @Override
    public Uni<GrantedPermissions> permissions(Credential credential) {
        return accounts.permissions(token(credential), key(credential), RequestIds.current())
                .onFailure(WebApplicationException.class)
                .transform(failure -> refusal(failure, credential));
    }

    @Retry(
            maxRetries = 1,
            delay = 50,
            delayUnit = ChronoUnit.MILLIS,
            jitter = 25,
            abortOn = {AuthenticationFailedException.class, InvalidApiKeyException.class})
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.5,
            delay = 2,
            delayUnit = ChronoUnit.SECONDS,
            skipOn = {AuthenticationFailedException.class, InvalidApiKeyException.class})
    @CircuitBreakerName("accounts-service-decisions")
    @Override
    public Uni<Decision> decide(Credential credential, String permission, Resource resource) {
        Checks one = new Checks(List.of(new Check(permission, resource)));
        return accounts.check(token(credential), key(credential), RequestIds.current(), one)
                .map(answer -> answer.results().getFirst().reason())
                .onFailure(WebApplicationException.class)
                .transform(failure -> refusal(failure, credential));
    }

    private static @Nullable String token(Credential credential) {
        return credential instanceof ApiKey ? null : credential.value();
    }

    private static @Nullable String key(Credential credential) {
        return credential instanceof ApiKey ? credential.value() : null;
    }

    /** A token that we believed and accounts-service does not has just expired, or its key was withdrawn. */
    private static Throwable refusal(Throwable failure, Credential credential) {
        if (!(failure instanceof WebApplicationException answer)
                || answer.getResponse().getStatus() != UNAUTHORIZED) {
            return failure;
        }
        return credential instanceof ApiKey
                ? new InvalidApiKeyException()
                : new AuthenticationFailedException("The bearer token is no longer valid", failure);
    }
}
