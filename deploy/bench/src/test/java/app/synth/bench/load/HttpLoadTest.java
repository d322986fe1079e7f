package app.synth.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as ingestion does; a few requests only. */
class HttpLoadTest {
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final List<Template> BODIES = List.of(Template.of("{\"id\":\"" + Fresh.ID + "\"}"));

    private final Set<String> bodies = ConcurrentHashMap.newKeySet();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final AtomicLong requests = new AtomicLong();
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ok", exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                asked.add(exchange.getRequestURI().getQuery() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                byte[] answer = "{\"received\":3,\"stored\":2}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.createContext("/full", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Length", "0");
                exchange.sendResponseHeaders(503, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyRequestIsCountedOnceAndNewEachTime() throws Exception {
        LoadResult result = load("/ok").asFastAsAnswered(MOMENT);

        assertThat(result.answered()).isPositive().isEqualTo(requests.get());
        assertThat(result.items()).isEqualTo(2 * requests.get());
        assertThat(bodies).hasSize(requests.intValue());
        assertThat(result.failed()).isZero();
    }

    @Test
    void aConstantRateIsKept() throws Exception {
        LoadResult result = load("/ok").atRate(100, MOMENT);

        assertThat(result.answered()).isBetween(9L, 10L);
    }

    @Test
    void refusalsAreNoSuccess() throws Exception {
        LoadResult result = load("/full").atRate(20, MOMENT);

        assertThat(result.answered()).isZero();
        assertThat(result.failed()).isPositive();
        assertThat(result.failure()).contains("503");
    }

    @Test
    void severalPathsAreAskedEachByItsOwnUser() throws Exception {
        List<Requests.Get> gets = List.of(new Requests.Get("/ok?a=1", "one"), new Requests.Get("/ok?b=22", "two"));

        LoadResult result = new HttpLoad(server.getAddress(), 4, Requests.gets(gets)).asFastAsAnswered(MOMENT);

        assertThat(result.failed()).isZero();
        assertThat(asked).containsExactlyInAnyOrder("a=1 Bearer one", "b=22 Bearer two");
    }

    private HttpLoad load(String path) {
        return new HttpLoad(server.getAddress(), 4, Requests.post(path, List.of("token"), BODIES));
    }
}
