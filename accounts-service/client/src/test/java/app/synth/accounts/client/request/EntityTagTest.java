package app.synth.accounts.client.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
    private final EntityTag seven = EntityTag.of(7);

    @Test
    void standsInQuotes() {
        assertThat(seven.header()).isEqualTo("\"7\"");
        assertThat(EntityTag.of("a-7").header()).isEqualTo("\"a-7\"");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"\"7\"", "*", "\"6\", \"7\"", " \"7\" ", "\"6\",\"7\""})
    void letsAChangeOfItPass(String ifMatch) {
        assertThatCode(() -> seven.check(ifMatch)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "W/\"7\"", "", "\"77\"", "W/*"})
    void letsNoOtherChangePass(String ifMatch) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> seven.check(ifMatch))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(412))
                .satisfies(problem -> assertThat(problem.getParameters()).containsEntry("code", "version_conflict"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "*", "\"1\", W/\"7\""})
    void isKnownToWhoHasItAlreadyHoweverWeak(String ifNoneMatch) {
        assertThat(seven.isKnown(ifNoneMatch)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"\"6\"", "7", "", "W/7"})
    void isNotKnownToOthers(String ifNoneMatch) {
        assertThat(seven.isKnown(ifNoneMatch)).isFalse();
    }

    @Test
    void isRequiredWhereNobodyChangesUnread() {
        assertThat(EntityTag.required("*")).isEqualTo("*");
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> EntityTag.required(null))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(428))
                .satisfies(problem -> assertThat(problem.getParameters()).containsEntry("code", "version_required"));
    }

    @Test
    void namesVersionsForSql() {
        assertThat(EntityTag.versions("\"7\", \"8\"")).containsExactly(7L, 8L);
        assertThat(EntityTag.versions("W/\"7\", \"x\", \"-1\", \"1234567890123456789\", 9"))
                .isEmpty();
        assertThat(EntityTag.versions("\"7\", *")).isNull();
    }
}
