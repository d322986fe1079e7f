package app.synth.localstack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {
    @Test
    void readsEveryField() {
        String text = "10.0.0.1 - ada [17/May/2015:12:05:03 +0200] \"GET /a/b.html?x=1&y=2 HTTP/1.1\" 200 5120"
                + " \"http://www.google.com/search?q=x\" \"Mozilla/5.0 (X11)\"";
        assertThat(LogLine.parse(text))
                .contains(new LogLine(
                        text,
                        "10.0.0.1",
                        Instant.parse("2015-05-17T10:05:03Z"),
                        "GET",
                        "/a/b.html?x=1&y=2",
                        200,
                        5120,
                        "http://www.google.com/search?q=x",
                        "Mozilla/5.0 (X11)"));
    }

    @Test
    void leavesTheQueryOutOfThePath() {
        assertThat(LogLine.parse("v - - [17/May/2015:12:05:03 +0000] \"GET /a?b HTTP/1.1\" 304 - \"-\" \"-\""))
                .hasValueSatisfying(line -> {
                    assertThat(line.path()).isEqualTo("/a");
                    assertThat(line.bytes()).isZero();
                });
    }

    @Test
    void takesAQuoteWithABackslashAsPartOfTheText() {
        assertThat(LogLine.parse(
                        "v - - [17/May/2015:12:05:03 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"a \\\"b\\\" \\\\\""))
                .hasValueSatisfying(line -> assertThat(line.userAgent()).isEqualTo("a \\\"b\\\" \\\\"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v - - [17/May/2015:12:05:03 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"cut inside",
                "v - - [17/May/2015:12:05:03 +0000] \"GET / HTTP/1.1\" 200 1 \"-\"",
                "v - - [17/May/2015:12:05:03 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"a\" more",
                "v - - [32/May/2015:12:05:03 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"a\"",
                "v - - [17/Mai/2015:12:05:03 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"a\"",
                "v - - [17/May/2015:12:05:03 +0000] \"GET\" 200 1 \"-\" \"a\"",
                "v - - [17/May/2015:12:05:03 +0000] \"\\x16\\x03\\x01\" 400 1 \"-\" \"a\"",
                "v - - [17/May/2015:12:05:03 +0000] \"GET / HTTP/1.1\" OK 1 \"-\" \"a\"",
            })
    void refusesWhatIsNotAsItMustBe(String line) {
        assertThat(LogLine.parse(line)).isEmpty();
    }

    @Test
    void isQuickWithALongLineThatDoesNotMatch() {
        String line = "v - - [17/May/2015:12:05:03 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"" + "\\\"a".repeat(200_000);
        assertThat(LogLine.parse(line)).isEmpty();
    }
}
