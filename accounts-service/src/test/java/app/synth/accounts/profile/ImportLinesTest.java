package app.synth.accounts.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportLinesTest {
    private static final String USER = "{\"user_id\":\"0190aa10-0000-7000-8000-00000000000a\"}";
    private static final int LONGEST = 100;

    @Test
    void linesWithAndWithoutAnEndEmptyOnesAndAByteOrderMark() throws IOException {
        assertThat(read("\ufeff" + USER + "\r\n\n  \n" + USER)).containsExactly("1 ok", "4 ok");
        assertThat(read(USER + "\n")).containsExactly("1 ok");
        assertThat(read("")).isEmpty();
    }

    @Test
    void tooLongAndNoTextCostNoOther() throws IOException {
        assertThat(read("x".repeat(LONGEST + 1) + "\n" + USER + "\n" + "y".repeat(100_000) + "\n" + USER))
                .containsExactly("1 too_large", "2 ok", "3 too_large", "4 ok");
        byte[] bytes = (USER + "\n??\n" + USER).getBytes(StandardCharsets.UTF_8);
        bytes[USER.length() + 1] = (byte) 0xC3;
        bytes[USER.length() + 2] = (byte) 0x28;
        assertThat(read(new ByteArrayInputStream(bytes))).containsExactly("1 ok", "2 malformed_json", "3 ok");
    }

    @Test
    void howTheStreamIsCutDoesNotMatter() throws IOException {
        InputStream oneByteAtATime = new InputStream() {
            private final InputStream all =
                    new ByteArrayInputStream((USER + "\n\n" + USER + "\nx").getBytes(StandardCharsets.UTF_8));

            @Override
            public int read() throws IOException {
                return all.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return all.read(into, from, Math.min(length, 1));
            }
        };
        assertThat(read(oneByteAtATime)).containsExactly("1 ok", "3 ok", "4 malformed_json");
    }

    private static List<String> read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> read(InputStream body) throws IOException {
        ImportLines lines = new ImportLines(body, LONGEST);
        List<String> read = new ArrayList<>();
        for (ImportLine line = lines.next(); line != null; line = lines.next()) {
            read.add(line.number() + " " + (line instanceof ImportLine.Refused refused ? refused.code() : "ok"));
        }
        return read;
    }
}
