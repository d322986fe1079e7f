package app.synth.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.synth.localstack.stub.StubProject;
import app.synth.localstack.topology.Ports;
import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(90)
class StackTest {
    private final Ports ports = Ports.free();
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path root;

    @BeforeEach
    void build() throws IOException {
        StubProject.in(root);
    }

    @Test
    void runsEverythingBehindOneAddressAndLeavesNothing() throws Exception {
        try (Stack stack = stack(null)) {
            stack.start();
            assertThat(get("/api/v1/interactions").body()).endsWith("tracking_service");
            assertThat(get("/api/v1/analytics/x").body()).endsWith("analytics_service");
            assertThat(get("/api/v1/me").body()).endsWith("accounts_service");
            assertThat(get("/api/v1/experiments").body()).endsWith("experiments_service");
            assertThat(get("/.well-known/jwks.json").body()).contains("\"keys\"");
            assertThat(ports.busy(true)).hasSize(10);
        }
        assertThat(ports.busy(true)).isEmpty();
    }

    @Test
    void answersForAKilledServiceUntilItIsBack() throws Exception {
        try (Stack stack = stack(null)) {
            stack.start();
            long pid = Long.parseLong(get("/api/v1/me").body().replaceAll(" .*", ""));
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            await().pollInterval(Duration.ofMillis(5))
                    .untilAsserted(
                            () -> assertThat(get("/api/v1/me").statusCode()).isBetween(502, 503));
            assertThat(get("/api/v1/interactions").statusCode()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(get("/api/v1/me").statusCode()).isEqualTo(200));
        }
    }

    @Test
    void leavesAServiceToWhoeverDevelopsIt() throws Exception {
        Path environment = root.resolve("deploy/local-stack/target/tracking-service.env");
        try (Stack stack = new Stack(
                new StackOptions(root, ports, null, null, Set.of(ServiceName.TRACKING), false), progress::add)) {
            stack.start();
            assertThat(get("/api/v1/interactions").statusCode()).isEqualTo(503);
            assertThat(get("/api/v1/me").statusCode()).isEqualTo(200);
            assertThat(environment)
                    .content()
                    .contains("QUARKUS_HTTP_PORT='" + ports.service(ServiceName.TRACKING) + "'", "DATABASE_PASSWORD='");
            assertThat(Files.getPosixFilePermissions(environment)).hasSize(2);
        }
        assertThat(environment).doesNotExist();
    }

    @Test
    void startsAgainOnKeptData() throws Exception {
        Path data = root.resolve("data");
        for (int run = 0; run < 2; run++) {
            try (Stack stack = stack(data)) {
                stack.start();
                assertThat(get("/api/v1/me").statusCode()).isEqualTo(200);
            }
        }
        assertThat(data.resolve("logs/accounts-service.log")).isNotEmptyFile();
    }

    @Test
    void startsNothingWhenAServiceIsNotBuilt() throws Exception {
        Files.delete(root.resolve("analytics-service/target/quarkus-app/quarkus-run.jar"));
        try (Stack stack = stack(null)) {
            assertThatThrownBy(stack::start).hasMessageContaining("analytics-service is not built");
            assertThat(ports.busy(true)).isEmpty();
        }
        assertThat(progress).isEmpty();
    }

    @Test
    void stopsWhatItStartedWhenAServiceDoesNotStart() throws Exception {
        Files.writeString(root.resolve("analytics-service/target/quarkus-app/quarkus-run.jar"), "no jar");
        try (Stack stack = stack(null)) {
            assertThatThrownBy(stack::start)
                    .hasMessageContaining("analytics-service ended while it was starting")
                    .hasMessageContaining("corrupt jarfile");
        }
        assertThat(ports.busy(true)).isEmpty();
    }

    @Test
    void theCommandNamesBusyPortsAndStartsNothing() throws IOException {
        try (ServerSocket busy =
                new ServerSocket(ports.service(ServiceName.ANALYTICS), 1, InetAddress.getLoopbackAddress())) {
            StringWriter errors = new StringWriter();
            int exitCode = command(errors, "--port", Integer.toString(ports.gateway()));
            assertThat(exitCode).isEqualTo(1);
            assertThat(errors.toString())
                    .contains("port " + busy.getLocalPort() + " for analytics-service is in use already")
                    .contains("Nothing was started");
            assertThat(ports.busy(true)).containsOnlyKeys(busy.getLocalPort());
        }
    }

    @Test
    void theCommandRefusesOptionsThatMakeNoSense() {
        for (String[] options : new String[][] {
            {"--port", "0"},
            {"--port", "many"},
            {"--without", "nothing"},
            {"--postgres", "mysql://x"},
            {"--postgres", "postgresql://a:b@c", "--data", "d"},
            {"--unknown"}
        }) {
            assertThat(command(new StringWriter(), options)).isEqualTo(2);
        }
    }

    private static int command(StringWriter errors, String... options) {
        return new CommandLine(new LocalStack())
                .setErr(new PrintWriter(errors, true))
                .execute(options);
    }

    private Stack stack(@Nullable Path data) {
        return new Stack(new StackOptions(root, ports, null, data, Set.of(), false), progress::add);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.gateway() + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
