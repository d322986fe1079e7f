package app.synth.accounts.client.identity;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The user whose token came with the request. To be asked only behind {@code @Authenticated}. */
@Singleton
public class Caller {
    private static final String KEY = Caller.class.getName();

    /**
     * Keeps a verified token with its request, which has a Vert.x context of its own. The framework's own SecurityIdentity cannot be asked on the event loop while
     * a token had to wait for keys, although it was verified by the time a resource runs.
     */
    static void remember(JsonWebToken token, Context request) {
        request.putLocal(KEY, token);
    }

    /** The user's id: the {@code sub} of the token. */
    public UUID userId() {
        return UUID.fromString(token().getSubject());
    }

    /** The value of an Authorization header that calls another service in this user's name. */
    public String authorization() {
        return "Bearer " + token().getRawToken();
    }

    private static JsonWebToken token() {
        Context request = Vertx.currentContext();
        JsonWebToken token = request == null ? null : request.getLocal(KEY);
        if (token == null) {
            throw new IllegalStateException("Nobody is authenticated; is @Authenticated missing?");
        }
        return token;
    }
}
