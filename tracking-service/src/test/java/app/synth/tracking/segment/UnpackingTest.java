package app.synth.tracking.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class UnpackingTest {
    private static final int LARGEST = 100_000;

    @Test
    void whatIsNotPackedIsLeftAlone() {
        byte[] body = "{}".getBytes(UTF_8);
        assertThat(Unpacking.unpack(body, LARGEST)).isSameAs(body);
        assertThat(Unpacking.unpack(new byte[0], LARGEST)).isEmpty();
        assertThat(Unpacking.unpack(new byte[] {0x1f}, LARGEST)).hasSize(1);
    }

    @Test
    void whatIsPackedIsUnpackedOnce() throws IOException {
        byte[] body = "{\"type\":\"track\"}".getBytes(UTF_8);
        assertThat(Unpacking.unpack(packed(body), LARGEST)).isEqualTo(body);
        assertThat(Unpacking.unpack(packed(packed(body)), LARGEST)).isEqualTo(packed(body));
    }

    @Test
    void theLimitHoldsForWhatIsUnpacked() throws IOException {
        assertThat(Unpacking.unpack(packed(new byte[LARGEST]), LARGEST)).hasSize(LARGEST);
        assertRefused(413, () -> Unpacking.unpack(packed(new byte[LARGEST + 1]), LARGEST));
        assertRefused(413, () -> Unpacking.unpack(new byte[LARGEST + 1], LARGEST));
    }

    /** A thousandfold: 200 MB out of 200 kB. Stopping early is what makes it quick. */
    @Test
    void aBombIsNotUnpacked() throws IOException {
        byte[] bomb = packed(new byte[200_000_000]);
        long before = System.nanoTime();
        assertRefused(413, () -> Unpacking.unpack(bomb, 4 * 1024 * 1024));
        assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
    }

    @Test
    void whatBreaksOffOrIsDamagedIsMalformed() throws IOException {
        byte[] packed = packed("{\"type\":\"track\",\"event\":\"Ticket Clicked\"}".getBytes(UTF_8));
        for (int length = 2; length < packed.length; length++) {
            byte[] truncated = Arrays.copyOf(packed, length);
            assertRefused(400, () -> Unpacking.unpack(truncated, LARGEST));
        }
        byte[] damaged = packed.clone();
        damaged[packed.length - 6] ^= 0x55; // the checksum
        assertRefused(400, () -> Unpacking.unpack(damaged, LARGEST));
    }

    static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(body);
        }
        return bytes.toByteArray();
    }

    private static void assertRefused(int status, ThrowingCallable unpacking) {
        assertThatThrownBy(unpacking)
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(status));
    }
}
