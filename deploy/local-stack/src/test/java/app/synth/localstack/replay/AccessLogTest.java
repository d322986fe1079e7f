package app.synth.localstack.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {
    private static final String GOOD = "v - - [17/May/2015:23:59:59 -0100] \"GET / HTTP/1.1\" 200 1 \"-\" \"a\"";

    @TempDir
    private Path directory;

    @Test
    void readsRealTraffic() throws IOException {
        AccessLog log = AccessLog.read(SharedData.file("access-log.txt.gz"));
        assertThat(log.read()).isEqualTo(10_000);
        assertThat(log.malformed()).containsExactly(8_899);
        assertThat(log.lines()).hasSize(9_999);
        assertThat(log.lines().stream().map(LogLine::text).distinct()).hasSize(9_999 - 19);
        assertThat(log.lines().stream().map(LogLine::visitor).distinct()).hasSize(1_753);
        assertThat(Visitor.of(log.lines())).hasSize(1_861);
        assertThat(log.lastDay()).isEqualTo(LocalDate.of(2015, 5, 20));
        assertThat(Site.of(log.lines())).isEqualTo(new Site("semicomplete.com"));
    }

    @Test
    void readsPlainTextAndTellsTheNumbersOfMalformedLines() throws IOException {
        Path file = Files.writeString(directory.resolve("log"), "nonsense\n" + GOOD + "\n\n" + GOOD);
        AccessLog log = AccessLog.read(file);
        assertThat(log.read()).isEqualTo(4);
        assertThat(log.malformed()).isEqualTo(List.of(1, 3));
        assertThat(log.lastDay()).isEqualTo(LocalDate.of(2015, 5, 18));
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        assertThatThrownBy(() -> AccessLog.read(directory.resolve("missing")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing is no file that can be read");
        Path empty = Files.writeString(directory.resolve("empty"), "");
        assertThatThrownBy(() -> AccessLog.read(empty)).hasMessageContaining("no line in Apache's combined format");
    }
}
