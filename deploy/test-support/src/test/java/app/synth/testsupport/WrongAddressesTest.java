package app.synth.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WrongAddressesTest {
    private static final String PROBLEM = "application/problem+json";
    private static final String NAMED =
            "{\"code\": \"invalid_field\", \"field\": \"limit\", \"request_id\": \"5f0c1b1e\"}";

    private HttpServer server;
    private JsonAnswer answer = new JsonAnswer(400, PROBLEM, NAMED);
    private String authorization = "";
    private boolean isForgiving;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (isForgiving && "limit=".equals(exchange.getRequestURI().getRawQuery())) {
            new JsonAnswer(200, "application/json", "{}").send(exchange);
            return;
        }
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        answer.send(exchange);
    }

    @Test
    void isContentWithProblemsThatNameWhatIsWrong() {
        assertThat(complaints()).isEmpty();
        assertThat(authorization).isEqualTo("Bearer good");
    }

    @Test
    void wantsTheParameterNamed() {
        answer = new JsonAnswer(400, PROBLEM, NAMED.replace("limit", "other"));
        assertThat(complaints())
                .hasSize(6)
                .allSatisfy(complaint ->
                        assertThat(complaint).startsWith("GET /things?limit=").contains("ITS_NAME is due"));
    }

    @Test
    void wantsRefusalsWhereNothingElseIsRight() {
        answer = new JsonAnswer(200, "application/json", "{}");
        assertThat(complaints()).hasSize(9).anyMatch(complaint -> complaint.contains("limit=%00: A_REFUSAL is due"));
    }

    @Test
    void wantsNoFaultsAndNothingButProblems() {
        answer = new JsonAnswer(500, PROBLEM, NAMED);
        assertThat(complaints()).hasSize(18).allMatch(complaint -> complaint.contains("a fault"));
        answer = new JsonAnswer(404, "text/html", "");
        assertThat(complaints()).hasSize(18).allMatch(complaint -> complaint.contains("no problem with a code"));
    }

    @Test
    void wantsAnEmptyParameterToBeAsGoodAsNone() {
        isForgiving = true;
        assertThat(complaints()).containsExactly("GET /things?limit=: 400 limit is due, as without limit, not 200");
    }

    @Test
    void wantsSomethingThatOpensEachOperation() {
        assertThat(new WrongAddresses(uri(), document()).complaints())
                .containsExactly("GET /things: nothing was given that opens it, of [bearer]");
    }

    @Test
    void wantsOperations() {
        assertThat(new WrongAddresses(uri(), Map.of()).complaints())
                .containsExactly("the document describes no operation");
    }

    private List<String> complaints() {
        return new WrongAddresses(uri(), document())
                .opening("bearer", "Authorization", "Bearer good")
                .complaints();
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static Map<String, Object> document() {
        return JsonTree.read("""
                {"paths": {"/things": {"get": {
                  "security": [{"bearer": []}],
                  "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 9}}]
                }}}}""");
    }
}
