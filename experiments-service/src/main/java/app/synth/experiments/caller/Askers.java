package app.synth.experiments.caller;

import app.synth.accounts.client.identity.ApiKey;
import app.synth.accounts.client.identity.BearerTokens;
import app.synth.accounts.client.permission.InvalidApiKeyException;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.problem.Problems;
import app.synth.experiments.serving.Snapshots;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks. A token counts before any key. Providers of OpenFeature know two places for whatever they were given,
 * {@code Authorization: Bearer} and {@code X-API-Key}, so a client's key and an API key are good in either; their beginnings
 * tell them apart.
 */
@ApplicationScoped
public class Askers {
    /** The header that a client's key may stand in. */
    public static final String CLIENT_KEY = "X-Client-Key";

    private static final String BEARER = "Bearer ";
    private static final String OF_CLIENTS = "sdk-";

    private final BearerTokens tokens;
    private final Permissions permissions;
    private final Snapshots snapshots;

    Askers(BearerTokens tokens, Permissions permissions, Snapshots snapshots) {
        this.tokens = tokens;
        this.permissions = permissions;
        this.snapshots = snapshots;
    }

    /**
     * Who asks.
     *
     * @return fails with 401 {@code unauthenticated} (nothing came), {@code invalid_token}, {@code invalid_api_key}, {@code
     *     invalid_client_key}, and with 503 where it cannot be decided
     */
    public Uni<Asker> identify(HttpServerRequest request) {
        String bearer = bearer(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (bearer != null) {
            return named(bearer);
        }
        String apiKey = request.getHeader(ApiKey.HEADER);
        if (apiKey != null) {
            return apiKey.startsWith(OF_CLIENTS) ? client(apiKey) : server(apiKey);
        }
        String clientKey = request.getHeader(CLIENT_KEY);
        if (clientKey != null) {
            return client(clientKey);
        }
        return Uni.createFrom()
                .failure(() -> Problems.of(
                                Status.UNAUTHORIZED,
                                "unauthenticated",
                                "This needs a user's token, a client key or an API key")
                        .withHeader("WWW-Authenticate", "Bearer")
                        .build());
    }

    private Uni<Asker> named(String bearer) {
        if (bearer.startsWith(OF_CLIENTS)) {
            return client(bearer);
        }
        return bearer.startsWith(ApiKey.PREFIX)
                ? server(bearer)
                : tokens.user(bearer).map(user -> Asker.user(user, bearer));
    }

    private Uni<Asker> server(String text) {
        return ApiKey.of(text)
                .map(key -> permissions.of(key).map(owner -> Asker.server(owner.userId(), key)))
                .orElseGet(() -> Uni.createFrom().failure(InvalidApiKeyException::new));
    }

    private Uni<Asker> client(String key) {
        return snapshots.now().snapshot().clientKeys().contains(key)
                ? Uni.createFrom().item(Asker.client(key))
                : Uni.createFrom()
                        .failure(() -> Problems.of(
                                        Status.UNAUTHORIZED, "invalid_client_key", "The client key opens nothing")
                                .withHeader("WWW-Authenticate", "Bearer")
                                .build());
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = authorization.substring(BEARER.length()).strip();
        return token.isEmpty() ? null : token;
    }
}
