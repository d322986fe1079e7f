package app.synth.accounts.client.log;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.client.problem.Problems;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {
    private static final String SECRET = "Xb3fQ1-kT9_zLmN0pQrStUvWxYz0123456789AbCdEf";

    private final Discretion discretion = new Discretion();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /api/v1/me/api-keys/sik_%s 404 3 ms",
                "POST /api/v1/sources/web/keys/sk_%s/rotate 404 3 ms",
                "GET /v1/projects/wk_%s/settings 200 1 ms",
                "whsec_%s was sent",
                "GET /api/v1/profiles/eyJhbGci%s.eyJzdWIiOiJ4In0.c2lnbmVk 404 1 ms"
            })
    void leavesOfAKeyNoMoreThanItsBeginning(String line) {
        assertThat(written(line.formatted(SECRET)))
                .contains("…", line.substring(line.lastIndexOf(' ') + 1))
                .doesNotContain(SECRET.substring(8), "eyJzdWIi", "c2lnbmVk");
    }

    @Test
    void findsKeysInWhatIsFormattedLater() {
        ExtLogRecord line = line("%s of %s");
        line.setMessage("key %s of %s", ExtLogRecord.FormatStyle.PRINTF);
        line.setParameters(new Object[] {"sik_" + SECRET, "ada"});
        assertThat(discretion.isLoggable(line)).isTrue();
        assertThat(line.getFormattedMessage()).isEqualTo("key sik_Xb3fQ1… of ada");
        LogRecord plain = new LogRecord(Level.INFO, "sik_" + SECRET);
        assertThat(discretion.isLoggable(plain)).isTrue();
        assertThat(plain.getMessage()).isEqualTo("sik_Xb3fQ1…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/me 200 3 ms", "task_force and disk_usage of asik_", "100 % of {0} and %s"})
    void leavesOtherLinesAsTheyAre(String line) {
        assertThat(written(line)).isEqualTo(line);
    }

    @Test
    void leavesOutWhereAMeantAnswerWasThrown() {
        ExtLogRecord meant = line("status=503");
        meant.setThrown(Problems.unavailable("not_configured", "It is not set up here"));
        assertThat(discretion.isLoggable(meant)).isTrue();
        assertThat(meant.getThrown()).isNull();
        assertThat(meant.getLevel()).isEqualTo(Level.WARNING);
        ExtLogRecord fault = line("status=500");
        fault.setThrown(new IllegalStateException("a fault"));
        assertThat(discretion.isLoggable(fault)).isTrue();
        assertThat(fault.getThrown()).hasMessage("a fault");
        assertThat(fault.getLevel()).isEqualTo(Level.SEVERE);
    }

    private String written(String message) {
        ExtLogRecord line = line(message);
        assertThat(discretion.isLoggable(line)).isTrue();
        return line.getFormattedMessage();
    }

    private static ExtLogRecord line(String message) {
        return new ExtLogRecord(Level.SEVERE, message, ExtLogRecord.FormatStyle.NO_FORMAT, "test");
    }
}
