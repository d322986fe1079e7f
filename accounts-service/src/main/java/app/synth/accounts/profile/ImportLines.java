package app.synth.accounts.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of an import, read as they arrive. Empty ones are passed; what is wrong with one costs no other. */
final class ImportLines {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final LineReader reader;
    private final int longest;
    private long number;

    ImportLines(InputStream body, int longest) {
        this.reader = new LineReader(body, longest);
        this.longest = longest;
    }

    /** The next line that holds something; null at the end. */
    @Nullable
    ImportLine next() throws IOException {
        for (byte[] line = reader.next(); line != null; line = reader.next()) {
            number++;
            if (line.length > longest) {
                return new ImportLine.Refused(
                        number, "too_large", null, "The line has more than " + longest + " bytes");
            }
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(line))
                        .toString();
                String trimmed = (number == 1 ? text.replaceFirst(BYTE_ORDER_MARK, "") : text).strip();
                if (!trimmed.isEmpty()) {
                    return ImportLine.read(number, trimmed);
                }
            } catch (CharacterCodingException notUtf8) {
                return new ImportLine.Refused(number, "malformed_json", null, "The line is not UTF-8");
            }
        }
        return null;
    }
}
