package app.synth.tracking.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClearKeyTest {
    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void aKeyShowsWhatItIsAndOtherwiseNothing(KeyKind kind) {
        ClearKey key = ClearKey.next(kind, random);
        assertThat(key.text()).startsWith(kind.prefix()).hasSize(46);
        assertThat(ClearKey.mayBe(key.text())).isTrue();
        assertThat(key.hint()).hasSize(8);
        assertThat(key.toString()).doesNotContain(key.text());
    }

    @Test
    void noTwoAreTheSame() {
        assertThat(Stream.generate(() -> ClearKey.next(KeyKind.WRITE, random).text())
                        .limit(10_000)
                        .collect(Collectors.toSet()))
                .hasSize(10_000);
    }

    @Test
    void theHashIsSha256() {
        KeyHash hash = KeyHash.of("abc");
        assertThat(hash.hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(KeyHash.parse(hash.hex())).isEqualTo(hash);
    }

    @Test
    void credentialsAreNotShown() {
        assertThat(new Credentials("Bearer secret", "secret", "secret", "secret").toString())
                .doesNotContain("secret");
    }
}
