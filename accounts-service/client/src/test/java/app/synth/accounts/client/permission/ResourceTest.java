package app.synth.accounts.client.permission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTest {
    @ParameterizedTest
    @ValueSource(strings = {"e", "concert 001", "é/ü?", "\uD83C\uDFB5"})
    void anyTextCanBeAnId(String id) {
        assertThat(new Resource("event", id).canExist()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "a\nb", "\u007f", "\uD83C", "a\uDFB5"})
    void whatCannotBeStoredCannotBeOne(String id) {
        assertThat(new Resource("event", id).canExist()).isFalse();
    }

    @Test
    void itHasAtMostFiveHundredCharacters() {
        assertThat(new Resource("event", "x".repeat(500)).canExist()).isTrue();
        assertThat(new Resource("event", "x".repeat(501)).canExist()).isFalse();
    }
}
