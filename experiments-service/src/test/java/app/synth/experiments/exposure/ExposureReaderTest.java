package app.synth.experiments.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.experiments.caller.Asker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of whom an exposure speaks, and when it was. */
class ExposureReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String USER = "0f0b7a52-5a3c-4a4e-9d1c-2f6f2f1f9a10";
    private static final Asker SERVER = new Asker(UUID.randomUUID(), null, null, true);
    private static final Asker CLIENT = new Asker(null, null, "sdk-1", false);

    @Test
    void aPublicKeyExposesNobodyInAUsersName() {
        String body = "{\"experiment\": \"a\", \"user_id\": \"%s\", \"anonymous_id\": \"v-81\"}".formatted(USER);

        assertThat(read(CLIENT, body).person().user()).isNull();
        assertThat(read(CLIENT, body).person().visitor()).isNotNull();
        assertThat(read(SERVER, body).person().user()).isNotNull();
    }

    @Test
    void itIsNeverLaterThanNowAndADayAgoAtMost() {
        assertThat(at("2026-11-20T11:59:59Z")).isEqualTo(NOW.minusSeconds(1));
        assertThat(at("2026-11-20T12:00:01Z")).isEqualTo(NOW);
        assertThat(at("2026-11-19T12:00:00Z")).isEqualTo(NOW.minus(Duration.ofDays(1)));
        assertThat(at("2026-11-01T12:00:00Z")).isEqualTo(NOW.minus(Duration.ofDays(1)));
        assertThat(read(SERVER, "{\"experiment\": \"a\"}").at()).isEqualTo(NOW);
    }

    private static Instant at(String said) {
        return read(SERVER, "{\"experiment\": \"a\", \"occurred_at\": \"%s\"}".formatted(said))
                .at();
    }

    private static Shown read(Asker asker, String body) {
        return ExposureReader.one(asker, ExposureReader.body(body.getBytes(StandardCharsets.UTF_8)), NOW);
    }
}
