package app.synth.accounts.client.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Instant TIME = Instant.parse("2026-11-01T20:15:00.123456Z");
    private static final UUID ID = UUID.fromString("018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90");

    @Test
    void comesBackAsItWasGiven() {
        String text = Cursor.next(List.of("a", "b"), 1, last -> Cursor.of(TIME, 7, ID, last + "/ü"));
        Cursor read = Cursor.ifAny(text, 4);
        assertThat(read.time(0)).isEqualTo(TIME);
        assertThat(read.number(1)).isEqualTo(7);
        assertThat(read.uuid(2)).isEqualTo(ID);
        assertThat(read.word(3)).isEqualTo("a/ü");
    }

    @Test
    void leadsNowhereFromTheLastPage() {
        assertThat(Cursor.next(List.of("a"), 1, Cursor::of)).isNull();
        assertThat(Cursor.ifAny(null, 1)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!!", "abc=d", "YQ", "YS9iL2M", "AC8A"})
    void ofAnotherQuestionIsNone(String text) {
        refused(() -> {
            Cursor read = Cursor.ifAny(text, 2);
            read.time(0);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "yesterday"})
    void hasNoTimeThatNoColumnHolds(String time) {
        refused(() -> sent(time).time(0));
    }

    @Test
    void hasNothingThatIsNotOfItsKind() {
        refused(() -> sent("1-1-1-1-1").uuid(0));
        refused(() -> sent("99999999999999999999").number(0));
        refused(() -> sent("a\0b").word(0));
    }

    private static Cursor sent(String key) {
        return Cursor.ifAny(Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)), 1);
    }

    private static void refused(ThrowingCallable reading) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(reading)
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(400))
                .satisfies(problem -> assertThat(problem.getParameters())
                        .containsEntry("code", "invalid_field")
                        .containsEntry("field", "cursor"));
    }
}
