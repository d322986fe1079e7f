package app.synth.tracking.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What may happen in the night, while two replicas take what retrying clients send. Whatever it is: what is acknowledged is
 * there exactly once, nothing else is there, and the counts add up.
 */
class FaultsIT {
    private static final int CLIENTS = 12;
    private static final int ENOUGH = 400;

    private static Replicas replicas;

    @BeforeAll
    static void start() throws Exception {
        replicas = new Replicas();
    }

    @AfterAll
    static void stop() throws Exception {
        replicas.close();
    }

    @Test
    void aReplicaIsKilledAgainAndAgain() throws Exception {
        under(1, clients -> {
            for (int fault = 0; fault < 3; fault++) {
                whileMoreIsAcknowledged(clients);
                replicas.kill(fault % 2);
            }
        });
    }

    @Test
    void aReplicaEndsInTheOrderlyWay() throws Exception {
        under(2, clients -> {
            whileMoreIsAcknowledged(clients);
            replicas.terminate(0);
        });
    }

    @Test
    void postgresIsStoppedAndStartedAgain() throws Exception {
        under(3, clients -> {
            whileMoreIsAcknowledged(clients);
            replicas.stopPostgres();
            replicas.startPostgres();
        });
    }

    @Test
    void postgresCrashes() throws Exception {
        under(4, clients -> {
            for (int fault = 0; fault < 2; fault++) {
                whileMoreIsAcknowledged(clients);
                replicas.crashPostgres();
                replicas.startPostgres();
            }
        });
    }

    @Test
    void connectionsAreCutInTheMiddleOfTransactions() throws Exception {
        under(5, clients -> {
            for (int fault = 0; fault < 20; fault++) {
                int before = clients.acknowledged.size();
                await().atMost(Duration.ofSeconds(30)).until(() -> clients.acknowledged.size() > before);
                replicas.cutConnections();
            }
        });
    }

    @FunctionalInterface
    private interface Faults {
        void happen(RetryingClients clients) throws Exception;
    }

    private static void under(long seed, Faults faults) throws Exception {
        long storedBefore = replicas.count("select count(*) from tracking.user_interactions");
        RetryingClients clients = new RetryingClients(replicas, CLIENTS, seed);
        try (clients) {
            faults.happen(clients);
            whileMoreIsAcknowledged(clients);
        }
        Set<String> acknowledged = clients.acknowledged;
        System.out.printf(
                "faults, seed %d: %d messages acknowledged, refused by status %s%n",
                seed, acknowledged.size(), clients.refusalCounts());

        List<String> stored = replicas.texts("select message_id from tracking.user_interactions");
        List<String> quarantined = replicas.texts("select message_id from tracking.quarantine");
        assertThat(new HashSet<>(stored)).as("stored once").hasSize(stored.size());
        assertThat(new HashSet<>(quarantined)).as("quarantined once").hasSize(quarantined.size());
        Set<String> there = new HashSet<>(stored);
        there.addAll(quarantined);
        assertThat(there).hasSize(stored.size() + quarantined.size());
        assertThat(there).as("what is acknowledged is there").containsAll(acknowledged);
        assertThat(stored.size() - storedBefore).isPositive();
        assertThat(clients.refusalCounts().keySet()).as("503, or no answer").isSubsetOf(0, 503);
        assertConserved(stored.size(), quarantined.size());
    }

    private static void assertConserved(long stored, long quarantined) throws Exception {
        assertThat(accounted("stored")).isEqualTo(stored);
        assertThat(accounted("quarantined")).isEqualTo(quarantined);
        assertThat(replicas.count("select count(*) from tracking.message_fates"))
                .isEqualTo(stored + quarantined);
        assertThat(accounted("received"))
                .isEqualTo(stored + quarantined + accounted("duplicate") + accounted("filtered"));
    }

    private static long accounted(String fate) throws Exception {
        return replicas.count("""
                select coalesce(sum(interactions), 0) from (
                    select fate, interactions from tracking.accounting
                    union all select fate, interactions from tracking.accounting_deltas) as counts
                where fate = '%s'
                """.formatted(fate));
    }

    private static void whileMoreIsAcknowledged(RetryingClients clients) {
        int before = clients.acknowledged.size();
        await().atMost(Duration.ofSeconds(60)).until(() -> clients.acknowledged.size() > before + ENOUGH);
    }
}
