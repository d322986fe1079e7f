package app.synth.testsupport;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP server that can go away and come back on the same port. */
final class LoopbackServer {
    private final HttpHandler handler;
    private final int port;
    private @Nullable HttpServer running;

    LoopbackServer(HttpHandler handler) {
        this.handler = handler;
        HttpServer first = listen(0);
        this.running = first;
        this.port = first.getAddress().getPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Comes back after {@link #stop}; one that is running stays as it is. */
    synchronized void start() {
        if (running == null) {
            running = listen(port);
        }
    }

    /** From now on connections are refused, and those that were open are closed. */
    synchronized void stop() {
        if (running != null) {
            running.stop(0);
            running = null;
        }
    }

    private HttpServer listen(int onPort) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 0);
            server.createContext("/", handler);
            server.setExecutor(Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().daemon().factory()));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
