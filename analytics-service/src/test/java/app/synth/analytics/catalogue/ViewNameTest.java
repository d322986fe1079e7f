package app.synth.analytics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewNameTest {
    @Test
    void aQualifiedNameIsQuoted() {
        ViewName name = ViewName.of("app.Insights_events2");
        assertThat(name.quoted()).isEqualTo("\"app\".\"Insights_events2\"");
        assertThat(name).hasToString("app.Insights_events2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "events",
                "a.b.c",
                ".b",
                "a.",
                "1a.b",
                "a.b;",
                "a.b --",
                "a.\"b\"",
                "a b.c",
                "a.b'",
                "a.b\n",
                "ä.b",
                "a.b1234567890123456789012345678901234567890123456789012345678901234567890"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> ViewName.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
