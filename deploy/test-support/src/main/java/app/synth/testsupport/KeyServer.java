package app.synth.testsupport;

import app.synth.localstack.identity.LocalIdentityProvider;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes the identity provider's public keys over HTTP, until the test makes them unreachable. */
public final class KeyServer {
    private final LocalIdentityProvider provider;
    private final AtomicInteger fetches = new AtomicInteger();
    private final LoopbackServer server;

    public KeyServer(LocalIdentityProvider provider) {
        this.provider = provider;
        this.server = new LoopbackServer(this::answer);
    }

    /** Where the keys are. */
    public URI uri() {
        return server.uri().resolve("/.well-known/jwks.json");
    }

    /** How often the keys were fetched. */
    public int fetches() {
        return fetches.get();
    }

    /** Makes the keys unreachable: connections are refused. */
    public void stop() {
        server.stop();
    }

    /** Makes the keys reachable again. */
    public void start() {
        server.start();
    }

    /** Replaces all keys; tokens made before are signed by nobody known. */
    public void rotate() {
        provider.rotate();
    }

    /** Adds new keys for new tokens; tokens made before stay good. */
    public void rotateKeepingOldKeys() {
        provider.rotateKeepingOldKeys();
    }

    private void answer(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        JsonAnswer.ok(provider.keySet()).send(exchange);
    }
}
