package app.synth.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final String STORED = """
            HTTP/1.1 200 OK\r
            Content-Type: application/json\r
            content-length: 44\r
            \r
            {"received":50,"stored":48,"duplicate":2...}""";

    @Test
    void statusAndStoredAreFound() {
        assertThat(read(STORED)).isEqualTo(new Answer(200, 48, STORED.length()));
    }

    @Test
    void thereIsNoAnswerBeforeItsLastByte() {
        byte[] bytes = STORED.getBytes(StandardCharsets.US_ASCII);

        for (int available = 0; available < bytes.length; available++) {
            assertThat(Answer.read(bytes, available)).isNull();
        }
    }

    @Test
    void anAnswerInPiecesEndsWithTheEmptyOne() {
        String pieces = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "10\r\n0\r\n\r\n56789abcdef\r\n3\r\nend\r\n0\r\n\r\n";
        byte[] bytes = pieces.getBytes(StandardCharsets.US_ASCII);

        for (int available = 0; available < bytes.length; available++) {
            assertThat(Answer.read(bytes, available)).isNull();
        }
        assertThat(read(pieces)).isEqualTo(new Answer(200, 0, bytes.length));
    }

    @Test
    void aRefusalBringsNothing() {
        assertThat(read("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(new Answer(503, 0, 55));
    }

    @Test
    void anAnswerOfUnknownLengthIsAFault() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n\r\n")).hasMessageContaining("Content-Length");
    }

    private static Answer read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Answer.read(bytes, bytes.length);
    }
}
