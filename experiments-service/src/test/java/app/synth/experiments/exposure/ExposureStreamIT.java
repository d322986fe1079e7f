package app.synth.experiments.exposure;

import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exposures that come as interactions. */
@QuarkusIntegrationTest
class ExposureStreamIT extends PackagedExperiments {
    private static final String INTERACTION = """
            insert into tracking.user_interactions
                (id, user_id, event_type, entity_type, entity_id, metadata, occurred_at, received_at, source, action,
                 message_id)
            values (gen_random_uuid(), ?, 'view', 'experiment', ?, jsonb_build_object('variant', ?::text), now(), now(), 'app', 'other',
                    gen_random_uuid()::text)
            """;

    String key;

    @BeforeEach
    void aRunningExperiment() {
        key = newKey();
        api.create(running(key)).statusCode(201);
        api.served();
    }

    @Test
    void anInteractionThatShowsAVariantIsAnExposure() {
        UUID user = UUID.randomUUID();
        String variant = api.assignment(user, key).extract().path("variant");

        suite.database().update(INTERACTION, user, key, variant);
        suite.database().update(INTERACTION, user, key, variant);
        suite.database().update(INTERACTION, user, newKey(), variant);
        suite.database().update(INTERACTION, user, key, "purple");

        await().untilAsserted(() -> assertThat(stored(user)).isEqualTo(1));
        assertThat(suite.database()
                        .value(
                                "select as_computed from experiments.user_experiment_assignments where user_id = ?",
                                user))
                .isEqualTo(true);
    }

    @Test
    void whatIsCommittedLateIsNotMissed() throws SQLException {
        UUID late = UUID.randomUUID();
        UUID early = UUID.randomUUID();
        try (Connection slow = suite.database().connection()) {
            slow.setAutoCommit(false);
            try (PreparedStatement insert = slow.prepareStatement(INTERACTION)) {
                insert.setObject(1, late);
                insert.setString(2, key);
                insert.setString(3, "control");
                insert.executeUpdate();
            }
            suite.database().update(INTERACTION, early, key, "control");
            slow.commit();
        }
        await().untilAsserted(() -> assertThat(stored(late) + stored(early)).isEqualTo(2));
    }

    private long stored(UUID user) {
        return suite.database()
                .count("select count(*) from experiments.user_experiment_assignments where user_id = ?", user);
    }
}
