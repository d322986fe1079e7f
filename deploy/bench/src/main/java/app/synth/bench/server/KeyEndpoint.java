package app.synth.bench.server;

import app.synth.localstack.identity.LocalIdentityProvider;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Publishes the identity provider's public keys, as a gateway would. */
final class KeyEndpoint implements AutoCloseable {
    private static final String PATH = "/.well-known/jwks.json";

    private final HttpServer server;

    KeyEndpoint(LocalIdentityProvider provider, int port) throws IOException {
        byte[] keys = provider.keySet().getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(PATH, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
