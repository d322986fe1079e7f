package app.synth.localstack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.localstack.client.SuiteClient;
import app.synth.localstack.demo.DemoFiles;
import app.synth.localstack.demo.DemoKeys;
import app.synth.localstack.demo.DemoLogin;
import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.postgres.LocalPostgres;
import app.synth.localstack.sample.AppCatalogue;
import app.synth.localstack.token.AccountType;
import app.synth.localstack.token.LocalTokens;
import app.synth.localstack.token.SampleAccounts;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DemoEndpointsTest {
    private static final LocalIdentityProvider PROVIDER = new LocalIdentityProvider("http://issuer.test", "synth");
    private static final AppCatalogue CATALOGUE = new AppCatalogue(LocalDate.of(2026, 11, 22));
    private static final UUID PERSON = CATALOGUE.people().iterator().next();
    private static final AtomicInteger KEYS_MADE = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static LocalPostgres postgres;
    private static HttpServer services;
    private static Gateway gateway;
    private static int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(folder.resolve("index.html"), "<p>the page</p>");
        Files.writeString(folder.resolve("demo-ABCD2345.js"), "start()");
        Files.writeString(folder.resolveSibling("outside.json"), "{}");
        postgres = LocalPostgres.temporary();
        execute("create schema accounts");
        execute("create table accounts.profiles (user_id uuid primary key, account_type text not null)");
        services = keyServices();
        port = freePort();
        RouteTable routes = RouteTable.ofSuite();
        LocalTokens tokens = new LocalTokens(PROVIDER, postgres.server(), "postgres");
        String address = "http://localhost:" + port;
        int behind = services.getAddress().getPort();
        gateway = Gateway.start(
                port,
                routes,
                Map.of("tracking-service", behind, "experiments-service", behind),
                new LocalEndpoints(address, routes, PROVIDER, tokens),
                new DemoEndpoints(
                        port,
                        new DemoFiles(folder),
                        CATALOGUE.json(),
                        new DemoKeys(new SuiteClient(URI.create(address)), () -> "admin-token"),
                        new DemoLogin(CATALOGUE.people(), tokens)));
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
        services.stop(0);
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo/", "/demo/search", "/demo/artist/sample-artist-01"})
    void thePageShowsEveryScreen(String path) throws Exception {
        HttpResponse<String> answer = send(request(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<p>the page</p>");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
    }

    @Test
    void filesThatNeverChangeAreKept() throws Exception {
        HttpResponse<String> answer = send(request("/demo/demo-ABCD2345.js"));
        assertThat(answer.body()).isEqualTo("start()");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        HttpResponse<String> head = send(request("/demo/demo-ABCD2345.js").HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void withoutTheSlashItIsTheSamePlace() throws Exception {
        HttpResponse<String> answer = send(request("/demo"));
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).contains("/demo/");
        assertThat(send(request("/demonstration")).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/demo/other.js",
                "/demo/../outside.json",
                "/demo/..%2foutside.json",
                "/demo/%2e%2e/outside.json",
                "/demo/x/../../outside.json",
                "/demo//etc/passwd.json"
            })
    void nothingElseIsThere(String path) throws Exception {
        HttpResponse<String> answer = send(request(path));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("no_route");
    }

    @Test
    void filesAreOnlyRead() throws Exception {
        assertThat(send(request("/demo/index.html").DELETE()).statusCode()).isEqualTo(405);
        assertThat(send(request("/demo/catalogue.json").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void theCatalogueIsTheSample() throws Exception {
        HttpResponse<String> answer = send(request("/demo/catalogue.json"));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        JsonObject catalogue = new JsonObject(answer.body());
        assertThat(catalogue.getJsonArray("events")).hasSize(60);
        assertThat(catalogue.getJsonArray("artists")).hasSize(25);
        assertThat(catalogue.getJsonArray("venues")).hasSize(12);
        assertThat(catalogue.getString("experiment")).isEqualTo("checkout-cta");
        assertThat(catalogue.getJsonArray("events").getJsonObject(0).fieldNames())
                .containsExactlyInAnyOrder(
                        "event_id",
                        "title",
                        "artist_id",
                        "artist_name",
                        "venue_id",
                        "venue_name",
                        "venue_city",
                        "venue_state",
                        "starts_at",
                        "local_date",
                        "local_time",
                        "genres",
                        "price_range",
                        "ticket_url");
        assertThat(catalogue.getJsonArray("people").getJsonObject(0).fieldNames())
                .containsExactlyInAnyOrder("user_id", "name", "city");
    }

    @Test
    void itsKeysAreMadeOnce() throws Exception {
        for (int time = 0; time < 2; time++) {
            assertThat(new JsonObject(send(request("/demo/config.json")).body()))
                    .isEqualTo(new JsonObject(Map.of("write_key", "wk_demo", "client_key", "sdk-demo")));
        }
        assertThat(KEYS_MADE).hasValue(1);
    }

    @Test
    void itsPageGetsATokenForSomebodyOfTheSample() throws Exception {
        for (String origin : new String[] {"http://localhost:" + port, "http://127.0.0.1:" + port}) {
            HttpResponse<String> answer = session(PERSON, origin, "same-origin");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(new JwtConsumerBuilder()
                            .setSkipAllValidators()
                            .setSkipSignatureVerification()
                            .build()
                            .processToClaims(new JsonObject(answer.body()).getString("access_token"))
                            .getSubject())
                    .isEqualTo(PERSON.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, cross-site",
        "https://evil.example, same-origin",
        "http://localhost:1, same-site",
        "http://localhost:1, same-origin",
        "null, same-origin",
        ", same-origin",
        "here, same-site",
        "here, none",
        "here, "
    })
    void noOtherPageGetsOne(String origin, String site) throws Exception {
        String from = "here".equals(origin) ? "http://localhost:" + port : origin;
        HttpResponse<String> answer = session(PERSON, from, site);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("demo_only");
    }

    @Test
    void nobodyElseCanBe() throws Exception {
        UUID promoted = CATALOGUE.people().stream().skip(1).findFirst().orElseThrow();
        execute("insert into accounts.profiles values ('" + promoted + "', 'admin')");
        for (String user : new String[] {
            SampleAccounts.of(AccountType.ADMIN).toString(),
            SampleAccounts.of(AccountType.USER).toString(),
            UUID.randomUUID().toString(),
            promoted.toString(),
            "me"
        }) {
            HttpResponse<String> answer = session(user, "http://localhost:" + port, "same-origin");
            assertThat(answer.statusCode()).as(user).isEqualTo(403);
            assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("no_sample_person");
        }
    }

    private HttpResponse<String> session(Object user, String origin, String site) throws Exception {
        HttpRequest.Builder request = request("/demo/session?user=" + user).POST(BodyPublishers.noBody());
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    /** As far as keys go, tracking and experiments. */
    private static HttpServer keyServices() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Map<String, String> answers = Map.of(
                "POST /api/v1/sources", "{}",
                "POST /api/v1/sources/demo/keys", "{\"key\": \"wk_demo\"}",
                "GET /api/v1/experiments/client-keys",
                        "{\"items\": [{\"key\": \"sdk-demo\", \"name\": \"Demo app\", \"revoked_at\": null}]}");
        server.createContext("/", exchange -> {
            String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            if (asked.endsWith("/keys")) {
                KEYS_MADE.incrementAndGet();
            }
            byte[] answer = answers.getOrDefault(asked, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.length == 0 ? 404 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = postgres.server().connect("postgres")) {
            connection.createStatement().execute(sql);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
