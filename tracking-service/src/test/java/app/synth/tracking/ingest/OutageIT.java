package app.synth.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Postgres goes away and comes back. */
@QuarkusIntegrationTest
class OutageIT extends PackagedTracking {
    private static final Duration QUICKLY = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(15);

    @Test
    void whileItIsStoppedNothingIsAcknowledged() {
        during(test -> suite.stopDatabase());
    }

    @Test
    void whileItIsCrashedNothingIsAcknowledged() {
        during(test -> suite.killDatabase());
    }

    @Test
    void whatCannotBeWrittenInTimeIsGivenUpOnBothEnds() throws SQLException {
        Sent sent = Sent.click();
        Instant asked = Instant.now();
        try (Connection blocker = suite.database().connection();
                Statement lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("lock table tracking.message_fates in access exclusive mode");
            post(ONE, sent.toString())
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("storage_unavailable"));
        }
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(8));
        post(ONE, sent.toString()).then().statusCode(200).body("stored", equalTo(1));
    }

    private void during(Consumer<OutageIT> outage) {
        Sent sent = Sent.click();
        post(ONE, Sent.click().toString()).then().statusCode(200);
        outage.accept(this);
        try {
            for (int tries = 0; tries < 5; tries++) {
                Instant asked = Instant.now();
                post(ONE, sent.toString())
                        .then()
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .header("Retry-After", notNullValue())
                        .body("code", equalTo("storage_unavailable"));
                assertThat(Duration.between(asked, Instant.now())).isLessThan(QUICKLY);
            }
        } finally {
            suite.startDatabase();
        }
        // What a client does: the same again, until it is taken. It is stored now, and was not before.
        Instant back = Instant.now();
        int status = 503;
        while (status == 503 && Duration.between(back, Instant.now()).compareTo(SOON) < 0) {
            var answer = post(ONE, sent.toString());
            status = answer.statusCode();
            if (status == 200) {
                answer.then().body("stored", equalTo(1));
            }
        }
        assertThat(status).isEqualTo(200);
        assertThat(stored(sent)).hasSize(1);
    }
}
