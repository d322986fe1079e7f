package app.synth.accounts.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {
    @ParameterizedTest
    @CsvSource({
        "Ada@Example.COM, ada@example.com",
        "a.b+c@sub.example.org, a.b+c@sub.example.org",
        "ada@bücher.example, ada@xn--bcher-kva.example"
    })
    void anAddressHasOneForm(String written, String one) {
        assertThat(Channel.EMAIL.canonical(written)).contains(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@example.com",
                "ada@",
                "ada@example",
                "a b@example.com",
                "ada@example.com\r\nBcc: all@example.com",
                "ada,bob@example.com",
                "<ada@example.com>",
                "\"ada\"@example.com",
                "ada..b@example.com",
                "ada@-x.example",
                "ada@[127.0.0.1]"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(Channel.EMAIL.canonical(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+49 40 1234-567, +49401234567", "+1 (212) 555.0100, +12125550100"})
    void aNumberHasOneForm(String written, String one) {
        assertThat(Channel.PHONE.canonical(written)).contains(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"040 1234567", "+0401234567", "+49", "+49x401234567", "+1234567890123456", ""})
    void whatIsNoNumberIsNone(String text) {
        assertThat(Channel.PHONE.canonical(text)).isEmpty();
    }
}
