package app.synth.localstack.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Two services behind a gateway under test: one that works, fast or slowly, and one that dies of every request. */
final class TestServices implements AutoCloseable {
    private static final String PREFIX = "/api/v1/interactions";

    private final CountDownLatch secondEvent = new CountDownLatch(1);
    private final CountDownLatch clientGone = new CountDownLatch(1);
    private final CountDownLatch slowBegan = new CountDownLatch(1);
    private final CountDownLatch slowAnswer = new CountDownLatch(1);
    private final HttpServer working;
    private final ServerSocket dying;

    TestServices() throws IOException {
        working = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        working.setExecutor(
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory()));
        working.createContext(PREFIX, this::echo);
        working.createContext(PREFIX + "/events", this::events);
        working.createContext(PREFIX + "/endless", this::endless);
        working.createContext(PREFIX + "/slow", this::slow);
        working.createContext(PREFIX + "/nothing", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        working.start();
        dying = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::dieOnEveryRequest);
    }

    int workingPort() {
        return working.getAddress().getPort();
    }

    int dyingPort() {
        return dying.getLocalPort();
    }

    /** The second of the server-sent events is not written before this. */
    void letSecondEventGo() {
        secondEvent.countDown();
    }

    /** Returns when nobody reads the endless answer any more. */
    void awaitClientGone() throws InterruptedException {
        clientGone.await();
    }

    /** Returns when the slow request has arrived. */
    void awaitSlowRequest() throws InterruptedException {
        slowBegan.await();
    }

    /** The slow request is not answered before this. */
    void letSlowAnswerGo() {
        slowAnswer.countDown();
    }

    @Override
    public void close() throws IOException {
        dying.close();
        working.stop(0);
    }

    /** A service that is killed while it works: on some requests before, on others in the middle of its answer. */
    private void dieOnEveryRequest() {
        try {
            while (!dying.isClosed()) {
                try (Socket connection = dying.accept()) {
                    byte[] head = new byte[4096];
                    int length = connection.getInputStream().read(head);
                    if (length > 0 && new String(head, 0, length, StandardCharsets.US_ASCII).contains("/cut")) {
                        connection
                                .getOutputStream()
                                .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"
                                        .getBytes(StandardCharsets.US_ASCII));
                        connection.getOutputStream().flush();
                    }
                }
            }
        } catch (IOException e) {
            if (!dying.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void echo(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Seen-Request-Id", exchange.getRequestHeaders().getFirst("X-Request-Id"));
        byte[] answer = "%s %s %s: %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        body)
                .getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : answer.length);
        if (!head) {
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
            body.flush();
            secondEvent.await();
            body.write("data: second\n\n".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endless(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
                body.write(":alive\n\n".getBytes(StandardCharsets.UTF_8));
                body.flush();
                Thread.sleep(20);
            }
        } catch (IOException gone) {
            clientGone.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void slow(HttpExchange exchange) throws IOException {
        try {
            slowBegan.countDown();
            slowAnswer.await();
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("late".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
