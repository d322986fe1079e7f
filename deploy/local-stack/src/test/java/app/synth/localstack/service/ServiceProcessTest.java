package app.synth.localstack.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.synth.localstack.postgres.DatabaseAccess;
import app.synth.localstack.stub.StubProject;
import app.synth.localstack.topology.Ports;
import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceProcessTest {
    private final Ports ports = Ports.free();
    private final List<String> progress = new CopyOnWriteArrayList<>();

    @TempDir
    private Path root;

    @BeforeEach
    void build() throws IOException {
        StubProject.in(root);
    }

    @Test
    void isReadyWhenItHasStartedAndGoneWhenItIsClosed() throws Exception {
        try (ServiceProcess service = service("synth")) {
            service.start();
            assertThat(ask()).isEqualTo(service.pid() + " tracking_service");
            assertThat(progress).singleElement().asString().startsWith("tracking-service ready after");
        }
        assertThat(ports.busy(true)).isEmpty();
        assertThat(progress).hasSize(1);
    }

    @Test
    void isStartedAgainWhenItIsKilled() throws Exception {
        try (ServiceProcess service = service("synth")) {
            service.start();
            ProcessHandle.of(service.pid()).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(30)).until(() -> progress.size() >= 3);
            assertThat(progress.get(1))
                    .isEqualTo(
                            "tracking-service ended (exit code 137): the rest goes on, and it is started again in 1 s");
            assertThat(progress.get(2)).startsWith("tracking-service ready again");
            assertThat(ask()).isEqualTo(service.pid() + " tracking_service");
        }
        assertThat(ports.busy(true)).isEmpty();
    }

    @Test
    void saysWhyItDidNotStart() throws IOException {
        try (ServiceProcess service = service("unusable")) {
            assertThatThrownBy(service::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("tracking-service ended while it was starting")
                    .hasMessageContaining("cannot work with this database");
        }
    }

    @Test
    void saysThatItIsNotBuilt() throws IOException {
        Path empty = root.resolve("empty");
        try (ServiceProcess service = new ServiceProcess(
                new PackagedService(ServiceName.TRACKING, empty), surroundings("synth"), root, progress::add)) {
            assertThatThrownBy(service::start).hasMessageContaining("tracking-service is not built");
        }
    }

    @Test
    void tellsEachServiceOnlyItsOwn() {
        Map<String, String> accounts = surroundings("synth").environmentOf(ServiceName.ACCOUNTS);
        assertThat(accounts).containsKey("ACCOUNTS_FIRST_ADMIN").doesNotContainKey("ACCOUNTS_URL");
        Map<String, String> tracking = surroundings("synth").environmentOf(ServiceName.TRACKING);
        assertThat(tracking)
                .containsEntry("ACCOUNTS_URL", "http://127.0.0.1:" + ports.service(ServiceName.ACCOUNTS))
                .containsEntry("DATABASE_PASSWORD", "service-secret")
                .containsEntry("DATABASE_OWNER_PASSWORD", "owner-secret")
                .doesNotContainKey("ACCOUNTS_FIRST_ADMIN");
    }

    private ServiceProcess service(String database) {
        return new ServiceProcess(
                new PackagedService(ServiceName.TRACKING, root), surroundings(database), root, progress::add);
    }

    private Surroundings surroundings(String database) {
        Map<ServiceName, DatabaseAccess> databases = Map.of(
                ServiceName.TRACKING, access(ServiceName.TRACKING, database),
                ServiceName.ACCOUNTS, access(ServiceName.ACCOUNTS, database));
        return new Surroundings(
                ports, databases, "http://issuer.test", "synth", "http://issuer.test/keys", UUID.randomUUID());
    }

    private static DatabaseAccess access(ServiceName service, String database) {
        return new DatabaseAccess(
                "postgresql://127.0.0.1:1/" + database,
                service.ownerRole(),
                "owner-secret",
                service.serviceRole(),
                "service-secret");
    }

    private String ask() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + ports.service(ServiceName.TRACKING));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
