package app.synth.tracking.source;

import app.synth.accounts.client.identity.BearerTokens;
import app.synth.accounts.client.problem.Problems;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends. A key names the source, and the token beside it the user; a token alone belongs to the source
 * {@code app}. What is known is answered at once, on the caller's own thread.
 */
@ApplicationScoped
public class Senders {
    /** The header that a key may stand in. */
    public static final String WRITE_KEY = "X-Write-Key";

    private static final String PARAMETER = "writeKey";

    private final SourceRegistry sources;
    private final Function<String, Uni<UUID>> tokens;

    @Inject
    Senders(SourceRegistry sources, BearerTokens tokens) {
        this(sources, tokens::user);
    }

    Senders(SourceRegistry sources, Function<String, Uni<UUID>> tokens) {
        this.sources = sources;
        this.tokens = tokens;
    }

    /**
     * What came with a request.
     *
     * @param keyInBody the writeKey of the body, where there is one
     */
    public static Credentials credentials(HttpServerRequest request, @Nullable String keyInBody) {
        return new Credentials(
                request.getHeader(HttpHeaders.AUTHORIZATION),
                request.getHeader(WRITE_KEY),
                request.query() == null ? null : request.getParam(PARAMETER),
                keyInBody);
    }

    /**
     * Who sends.
     *
     * @return fails with 401 {@code unauthenticated} (nothing came), {@code invalid_token} (nothing but a bad token),
     *     {@code invalid_write_key} (a key that does not work, whatever else came), and with 503 {@code
     *     identity_unavailable} or {@code sources_unavailable} when it cannot be decided: then nobody is taken for
     *     somebody else
     */
    public Uni<Sender> identify(Credentials credentials) {
        String key = credentials.key();
        String token = credentials.token();
        if (key != null) {
            Uni<WriteKey> found = sources.key(key);
            return token == null ? found.map(own -> own.sender(null)) : found.chain(own -> withUser(own, token));
        }
        if (token != null) {
            return tokens.apply(token).map(user -> new Sender(sources.app(), Authority.TOKEN, user));
        }
        return Uni.createFrom()
                .failure(() -> Problems.of(
                                Status.UNAUTHORIZED, "unauthenticated", "This needs a user's token or a write key")
                        .withHeader("WWW-Authenticate", "Bearer")
                        .build());
    }

    /**
     * Who sends, from a page that may.
     *
     * @param origin the Origin header
     * @return fails as {@link #identify(Credentials)} does, and as {@link CrossOrigin#requireOrigin} does
     */
    public Uni<Sender> identify(Credentials credentials, @Nullable String origin) {
        Uni<Sender> sender = identify(credentials);
        return origin == null ? sender : sender.invoke(known -> CrossOrigin.requireOrigin(known, origin));
    }

    /** A token that has expired since the batch was queued takes the user away, and not the batch. */
    private Uni<Sender> withUser(WriteKey key, String token) {
        return tokens.apply(token)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull()
                .map(key::sender);
    }
}
