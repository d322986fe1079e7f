package app.synth.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.synth.localstack.ProjectRoot;
import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.postgres.DatabaseAccess;
import app.synth.localstack.service.PackagedService;
import app.synth.localstack.service.ServiceProcess;
import app.synth.localstack.service.Surroundings;
import app.synth.localstack.topology.Ports;
import app.synth.localstack.topology.ServiceName;
import app.synth.testsupport.Database;
import app.synth.testsupport.KeyServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two replicas of the packaged service beside each other: one works at a time, and what one leaves the other goes on with. */
class TakeoverIT {
    private static final int BATCHES = 120;
    private static final int PER_BATCH = 50;

    @Test
    void killedReplicasLoseAndRepeatNothing() throws Exception {
        Database database = Database.migrated(List.of(ServiceName.ACCOUNTS, ServiceName.TRACKING));
        LocalIdentityProvider provider = new LocalIdentityProvider("https://identity.synth.test", "synth");
        KeyServer keys = new KeyServer(provider);
        try (ServiceProcess one = replica(0, database, provider, keys);
                ServiceProcess other = replica(1, database, provider, keys)) {
            one.start();
            other.start();
            String event = "taken-over-" + UUID.randomUUID();
            for (int batch = 0; batch < BATCHES; batch++) {
                try (Connection connection = database.connection()) {
                    RawInteraction.insert(connection, batch(event));
                }
                switch (batch) {
                    case 30 -> awaitSome(database, event);
                    case 50 -> kill(one);
                    case 70, 110 -> kill(other);
                    default -> {
                        // on
                    }
                }
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> clicks(database, event) == BATCHES * PER_BATCH);
            assertThat(database.count("""
                    select unique_viewers from analytics.analytics_event_daily where event_id = ?
                    """, event)).isEqualTo(BATCHES * PER_BATCH);

            // With one of them gone for good, figures are fresh within seconds all the same.
            one.close();
            try (Connection connection = database.connection()) {
                RawInteraction.insert(connection, batch(event));
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> clicks(database, event) == (BATCHES + 1) * PER_BATCH);
        } finally {
            keys.stop();
        }
    }

    private static void awaitSome(Database database, String event) {
        await().atMost(Duration.ofSeconds(60)).until(() -> clicks(database, event) > 0);
    }

    private static long clicks(Database database, String event) {
        return database.count(
                "select coalesce(sum(clicks), 0) from analytics.analytics_event_daily where event_id = ?", event);
    }

    /** All at noon, so that they are one day's whenever this runs. */
    private static List<RawInteraction> batch(String event) {
        Instant noon =
                Instant.parse(java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(1) + "T12:00:00Z");
        return IntStream.range(0, PER_BATCH)
                .mapToObj(i -> new RawInteraction(
                        UUID.randomUUID(), UUID.randomUUID(), null, noon, "event_click", "event", event, "s", Map.of()))
                .toList();
    }

    private static void kill(ServiceProcess service) {
        Long pid = service.pid();
        if (pid != null) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static ServiceProcess replica(int number, Database database, LocalIdentityProvider provider, KeyServer keys)
            throws Exception {
        Map<ServiceName, DatabaseAccess> access = new EnumMap<>(ServiceName.class);
        List.of(ServiceName.values()).forEach(service -> access.put(service, database.access(service)));
        Path root = ProjectRoot.find();
        return new ServiceProcess(
                new PackagedService(ServiceName.ANALYTICS, root),
                new Surroundings(
                        Ports.free(),
                        access,
                        provider.issuer(),
                        provider.audience(),
                        keys.uri().toString(),
                        UUID.randomUUID()),
                root.resolve("analytics-service/target/takeover/replica-" + number),
                line -> {});
    }
}
