package app.synth.tracking.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static final int LONGEST = 10;

    @Test
    void linesAreCountedFromOne() throws IOException {
        assertThat(read("a\n\nb")).containsExactly(text(1, "a"), text(2, ""), text(3, "b"));
        assertThat(read("a\r\nb\n")).containsExactly(new Line.Text(1, "a", 2), text(2, "b"));
        assertThat(read("\ufeffa\n")).containsExactly(new Line.Text(1, "a", 4));
        assertThat(read("")).isEmpty();
        assertThat(read("\n")).containsExactly(text(1, ""));
    }

    @Test
    void oneThatIsTooLongCostsNoOther() throws IOException {
        String long1 = "x".repeat(LONGEST + 1);
        String huge = "y".repeat(100_000);
        assertThat(read("0123456789\n" + long1 + "\n" + huge + "\nb"))
                .containsExactly(text(1, "0123456789"), new Line.TooLong(2), new Line.TooLong(3), text(4, "b"));
    }

    @Test
    void oneThatIsNoTextCostsNoOther() throws IOException {
        InputStream body = new SequenceInputStream(
                stream(new byte[] {(byte) 0xC3, '\n'}), stream("é\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(all(new LineReader(body, LONGEST))).containsExactly(new Line.NotUtf8(1), new Line.Text(2, "é", 2));
    }

    @Test
    void itMayBeginFurtherOn() throws IOException {
        LineReader lines = new LineReader(
                stream(("a\n" + "z".repeat(50_000) + "\nc\nd").getBytes(StandardCharsets.UTF_8)), LONGEST);
        lines.skipTo(3);
        assertThat(all(lines)).containsExactly(text(3, "c"), text(4, "d"));

        LineReader beyond = new LineReader(stream("a\n".getBytes(StandardCharsets.UTF_8)), LONGEST);
        beyond.skipTo(9);
        assertThat(all(beyond)).isEmpty();
    }

    private static Line text(long number, String text) {
        return new Line.Text(number, text, text.length());
    }

    private static List<Line> read(String body) throws IOException {
        return all(new LineReader(stream(body.getBytes(StandardCharsets.UTF_8)), LONGEST));
    }

    private static List<Line> all(LineReader reader) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (Line line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
