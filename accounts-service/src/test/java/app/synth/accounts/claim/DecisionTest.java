package app.synth.accounts.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {
    private static final String REASON = "{\"reason\": \"Seen the lease\"}";

    @Test
    void anApprovalMayGoWithoutAReason() {
        assertThat(read(ClaimMove.APPROVE, null)).isEqualTo(new Decision(ClaimMove.APPROVE, null));
        assertThat(read(ClaimMove.APPROVE, REASON)).isEqualTo(new Decision(ClaimMove.APPROVE, "Seen the lease"));
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECT", "REVOKE"})
    void whatTakesAwaySaysWhy(ClaimMove move) {
        assertThat(read(move, REASON).reason()).isEqualTo("Seen the lease");
        for (String body : new String[] {null, "{}", "{\"reason\": null}"}) {
            assertThatExceptionOfType(HttpProblem.class)
                    .isThrownBy(() -> read(move, body))
                    .satisfies(problem -> assertThat(problem.getParameters()).containsEntry("field", "reason"));
        }
    }

    private static Decision read(ClaimMove move, @Nullable String body) {
        return Decision.read(move, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }
}
