package app.synth.accounts.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CodeTest {
    private static final UUID ADA = UUID.randomUUID();

    @Test
    void aCodeIsSixDigits() {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 1_000; i++) {
            assertThat(Code.isOne(Code.random(random).digits())).isTrue();
        }
        assertThat(Code.isOne("12345")).isFalse();
        assertThat(Code.isOne("12345x")).isFalse();
        assertThat(Code.isOne("١٢٣٤٥٦")).isFalse();
    }

    @Test
    void aHashIsOfOnePersonOneChannelAndOneAddress() {
        Code code = new Code("042137");
        byte[] hash = code.hash(ADA, Channel.EMAIL, "a@b.example");
        assertThat(hash).hasSize(32);
        assertThat(code.matches(hash, ADA, Channel.EMAIL, "a@b.example")).isTrue();
        assertThat(new Code("042138").matches(hash, ADA, Channel.EMAIL, "a@b.example"))
                .isFalse();
        assertThat(code.matches(hash, UUID.randomUUID(), Channel.EMAIL, "a@b.example"))
                .isFalse();
        assertThat(code.matches(hash, ADA, Channel.PHONE, "a@b.example")).isFalse();
        assertThat(code.matches(hash, ADA, Channel.EMAIL, "a@c.example")).isFalse();
    }

    @Test
    void itIsNotPrinted() {
        assertThat(new Code("042137")).asString().doesNotContain("042137");
    }
}
