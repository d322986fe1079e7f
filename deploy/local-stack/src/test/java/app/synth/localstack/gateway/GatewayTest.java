package app.synth.localstack.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.postgres.PostgresServer;
import app.synth.localstack.token.LocalTokens;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class GatewayTest {
    private static final LocalIdentityProvider PROVIDER = new LocalIdentityProvider("http://issuer.test", "synth");
    private static TestServices services;
    private static int port;
    private static Gateway gateway;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        services = new TestServices();
        port = freePort();
        gateway = start(port);
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
        services.close();
    }

    @Test
    void passesRequestsThroughUnchanged() throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/interactions/a%20b?from=x%2Fy")
                .header("Authorization", "Bearer token")
                .PUT(BodyPublishers.ofString("body ü")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("PUT /api/v1/interactions/a%20b?from=x%2Fy Bearer token: body ü");
    }

    @Test
    void passesBodiesOfAnySizeThrough() throws Exception {
        String large = "x".repeat(6_000_000);
        HttpResponse<String> answer = send(request("/api/v1/interactions").POST(BodyPublishers.ofString(large)));
        assertThat(answer.body()).endsWith(": " + large);
        InputStream unknownLength = InputStream.nullInputStream();
        assertThat(send(request("/api/v1/interactions").POST(BodyPublishers.ofInputStream(() -> unknownLength)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void passesAnswersWithoutBodyThrough() throws Exception {
        assertThat(send(request("/api/v1/interactions/nothing").GET()).statusCode())
                .isEqualTo(204);
        HttpResponse<String> head = send(request("/api/v1/interactions").HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void streamsAnswersAsTheyCome() throws Exception {
        HttpResponse<InputStream> answer =
                client.send(request("/api/v1/interactions/events").GET().build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: first"); // the second is not even written yet
            services.letSecondEventGo();
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: second");
        }
    }

    @Test
    void leavesAServiceWhoseClientHasLeft() throws Exception {
        HttpResponse<InputStream> answer =
                client.send(request("/api/v1/interactions/endless").GET().build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(body.read()).isEqualTo(':');
        }
        services.awaitClientGone();
    }

    @Test
    void keepsAGoodRequestId() throws Exception {
        HttpResponse<String> answer = send(request("/api/v1/interactions")
                .header("X-Request-Id", "my-id.1")
                .GET());
        assertThat(answer.headers().firstValue("Seen-Request-Id")).contains("my-id.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "a;b", "${jndi}"})
    void replacesABadRequestId(String bad) throws Exception {
        HttpResponse<String> answer =
                send(request("/api/v1/interactions").header("X-Request-Id", bad).GET());
        assertThat(answer.headers().firstValue("Seen-Request-Id").orElseThrow())
                .matches("[A-Za-z0-9._-]{1,64}")
                .isNotEqualTo(bad);
    }

    @Test
    void answersForAServiceThatIsDownAtOnce() throws Exception {
        Instant begin = Instant.now();
        HttpResponse<String> answer = send(request("/api/v1/me")
                .header("X-Request-Id", "down-1")
                .POST(BodyPublishers.ofString("x".repeat(100_000))));
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertProblem(answer, 503, "service_unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(new JsonObject(answer.body()).getString("request_id")).isEqualTo("down-1");
        assertThat(new JsonObject(answer.body()).getString("instance")).isEqualTo("/api/v1/me");
    }

    @Test
    void answersForAServiceThatDiesBeforeItAnswers() throws Exception {
        assertProblem(send(request("/api/v1/analytics/dying").GET()), 502, "service_unavailable");
    }

    @Test
    void cutsAnAnswerThatIsCutByItsService() {
        assertThatThrownBy(() -> send(request("/api/v1/analytics/cut").GET())).isInstanceOf(IOException.class);
    }

    @Test
    void answersForPathsWithoutAService() throws Exception {
        HttpResponse<String> answer = send(request("/nowhere?to=go").GET());
        assertProblem(answer, 404, "no_route");
        assertThat(new JsonObject(answer.body()).getString("instance")).isEqualTo("/nowhere");
        assertProblem(send(request("/nowhere").POST(BodyPublishers.ofString("x".repeat(100_000)))), 404, "no_route");
    }

    @Test
    void answersForRequestsThatItCannotRead() throws Exception {
        assertProblem(send(request("/api/v1/" + "x".repeat(20_000)).GET()), 414, "uri_too_long");
        assertProblem(
                send(request("/api/v1/interactions")
                        .header("X-Long", "x".repeat(20_000))
                        .GET()),
                431,
                "headers_too_large");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET / HTTP/one\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).contains(" 400 ", "malformed_request");
        }
    }

    @Test
    void publishesTheIdentityProvider() throws Exception {
        JsonObject keys =
                new JsonObject(send(request("/.well-known/jwks.json").GET()).body());
        assertThat(keys.getJsonArray("keys")).hasSize(2);
        JsonObject configuration = new JsonObject(
                send(request("/.well-known/openid-configuration").GET()).body());
        assertThat(configuration.getString("issuer")).isEqualTo("http://issuer.test");
        assertThat(configuration.getString("jwks_uri")).endsWith("/.well-known/jwks.json");
    }

    @Test
    void saysWhatIsWhere() throws Exception {
        JsonArray services = new JsonObject(send(request("/").GET()).body()).getJsonArray("services");
        assertThat(services).hasSize(4);
    }

    @Test
    void givesWebPagesNoTokens() throws Exception {
        assertProblem(
                send(request("/local/tokens?account_type=admin").POST(BodyPublishers.noBody())), 403, "local_only");
        assertProblem(
                send(request("/local/tokens?account_type=admin")
                        .header("X-Local-Stack", "token")
                        .header("Origin", "http://localhost:" + port)
                        .POST(BodyPublishers.noBody())),
                403,
                "local_only");
        assertProblem(
                send(request("/local/tokens?account_type=admin")
                        .header("X-Local-Stack", "token")
                        .GET()),
                404,
                "no_route");
    }

    @Test
    void refusesUnknownAccountTypesAndUsers() throws Exception {
        HttpResponse<String> answer = send(request("/local/tokens?account_type=emperor")
                .header("X-Local-Stack", "token")
                .POST(BodyPublishers.noBody()));
        assertProblem(answer, 400, "unknown_account_type");
        assertThat(answer.body()).contains("emperor", "user, artist, venue, admin, promoter");
        assertProblem(
                send(request("/local/tokens?account_type=admin&user=me")
                        .header("X-Local-Stack", "token")
                        .POST(BodyPublishers.noBody())),
                400,
                "invalid_user");
    }

    @Test
    void saysWhenTheDatabaseIsNotThereForATokensProfile() throws Exception {
        assertProblem(
                send(request("/local/tokens?account_type=admin")
                        .header("X-Local-Stack", "token")
                        .POST(BodyPublishers.noBody())),
                503,
                "service_unavailable");
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        List<InetAddress> reachableFromElsewhere = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        for (InetAddress address : reachableFromElsewhere) {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, port), 500))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void finishesWhatIsInFlightWhenItStops() throws Exception {
        int ownPort = freePort();
        Gateway own = start(ownPort);
        CompletableFuture<HttpResponse<String>> inFlight = client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ownPort + "/api/v1/interactions/slow"))
                        .build(),
                BodyHandlers.ofString());
        services.awaitSlowRequest();
        Thread closing = Thread.ofPlatform().daemon().start(() -> own.close(Duration.ofSeconds(10)));
        HttpRequest late = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ownPort + "/api/v1/interactions"))
                .build();
        await().until(() -> client.send(late, BodyHandlers.discarding()).statusCode() == 503);
        assertThat(closing.isAlive()).as("waits for what is in flight").isTrue();
        services.letSlowAnswerGo();
        assertThat(inFlight.get().body()).isEqualTo("late");
        assertThat(closing.join(Duration.ofSeconds(5))).isTrue();
    }

    private static Gateway start(int onPort) throws IOException {
        RouteTable routes = RouteTable.ofSuite();
        int nobody = freePort();
        LocalTokens tokens = new LocalTokens(
                PROVIDER, new PostgresServer("127.0.0.1", nobody, "postgres", "none", "postgres", ""), "synth");
        return Gateway.start(
                onPort,
                routes,
                Map.of(
                        "tracking-service", services.workingPort(),
                        "analytics-service", services.dyingPort(),
                        "accounts-service", nobody),
                new LocalEndpoints("http://localhost:" + onPort, routes, PROVIDER, tokens));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new JsonObject(answer.body()).fieldNames())
                .contains("type", "title", "status", "detail", "code", "request_id");
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo(code);
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .contains(new JsonObject(answer.body()).getString("request_id"));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
