package app.synth.localstack.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Behaves like a packaged service as far as a local stack can see: configuration, ports, readiness, and its end. */
public final class StubService {
    private StubService() {}

    public static void main(String[] arguments) throws IOException {
        if (System.getenv("DATABASE_URL").endsWith("/unusable")) {
            System.out.println("cannot work with this database");
            System.exit(1);
        }
        HttpServer management = listen("QUARKUS_MANAGEMENT");
        management.createContext("/q/health/ready", exchange -> answer(exchange, "UP"));
        HttpServer service = listen("QUARKUS_HTTP");
        service.createContext(
                "/",
                exchange -> answer(
                        exchange,
                        "%s %s".formatted(ProcessHandle.current().pid(), System.getenv("DATABASE_USERNAME"))));
        service.start();
        management.start();
        System.out.println("listening");
    }

    private static HttpServer listen(String prefix) throws IOException {
        return HttpServer.create(
                new InetSocketAddress(
                        System.getenv(prefix + "_HOST"), Integer.parseInt(System.getenv(prefix + "_PORT"))),
                0);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
