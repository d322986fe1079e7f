package app.synth.accounts.client.identity;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The user whose token, or whose machine's key, came with the request. To be asked only behind {@code @Authenticated}; a key
 * is let through only where {@code @AllowsApiKey} stands too.
 */
@Singleton
public class Caller {
    private static final String KEY = Caller.class.getName();

    private record Identified(UUID user, Credential credential) {}

    /**
     * Keeps what was verified with its request, which has a Vert.x context of its own. The framework's own SecurityIdentity
     * cannot be asked on the event loop while a token had to wait for keys, although it was verified by the time a resource
     * runs. For those who verify; nobody else calls this.
     */
    public static void remember(UUID user, Credential credential, Context request) {
        request.putLocal(KEY, new Identified(user, credential));
    }

    /** The user's id: the {@code sub} of the token, or the owner of the key. */
    public UUID userId() {
        return known().user;
    }

    /** What the caller has shown; with it another service is called in this user's name. */
    public Credential credential() {
        return known().credential;
    }

    /** Whether it was a machine's key that authenticated the request being handled; false where nobody was. */
    public boolean isMachine() {
        Identified identified = identified();
        return identified != null && identified.credential instanceof ApiKey;
    }

    private static Identified known() {
        Identified identified = identified();
        if (identified == null) {
            throw new IllegalStateException("Nobody is authenticated; is @Authenticated missing?");
        }
        return identified;
    }

    private static @Nullable Identified identified() {
        Context request = Vertx.currentContext();
        return request == null ? null : request.getLocal(KEY);
    }
}
