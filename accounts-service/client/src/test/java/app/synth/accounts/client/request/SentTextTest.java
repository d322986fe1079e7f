package app.synth.accounts.client.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.synth.accounts.client.permission.Tier;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentTextTest {
    @Test
    void aNumberIsWithinItsBounds() {
        assertThat(SentText.number("limit", "1", 1, 200)).isEqualTo(1);
        assertThat(SentText.number("limit", "200", 1, 200)).isEqualTo(200);
        assertThat(SentText.number("offset", "-3", -3, 0)).isEqualTo(-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "abc", "", " 1", "1.0", "1e2", "0x10", "99999999999999999999", "NaN"})
    void whatIsNoSuchNumberIsNamed(String text) {
        assertThat(refused("limit", () -> SentText.number("limit", text, 1, 200)))
                .isEqualTo("limit is a whole number from 1 to 200");
    }

    @Test
    void truthIsTrueOrFalse() {
        assertThat(SentText.truth("verified", "true")).isTrue();
        assertThat(SentText.truth("verified", "false")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "1", "", "yes", " true"})
    void whatIsNoTruthIsNamed(String text) {
        assertThat(refused("verified", () -> SentText.truth("verified", text))).isEqualTo("verified is true or false");
    }

    @Test
    void ofAClosedSetAllIsSaidWhereNothingOfItWasSent() {
        assertThat(SentText.one("tier", "premium", Tier.class, Tier::of, Tier::code))
                .isEqualTo(Tier.PREMIUM);
        assertThat(refused("tier", () -> SentText.one("tier", "PREMIUM", Tier.class, Tier::of, Tier::code)))
                .isEqualTo("tier is one of free, premium, professional, enterprise");
    }

    private static String refused(String field, ThrowingCallable reading) {
        HttpProblem[] refused = new HttpProblem[1];
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(reading).satisfies(problem -> refused[0] = problem);
        assertThat(refused[0].getStatusCode()).isEqualTo(400);
        assertThat(refused[0].getParameters())
                .containsEntry("code", "invalid_field")
                .containsEntry("field", field);
        return refused[0].getDetail();
    }
}
