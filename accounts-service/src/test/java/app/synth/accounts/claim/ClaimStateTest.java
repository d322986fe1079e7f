package app.synth.accounts.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimStateTest {
    private static final Map<ClaimState, Map<ClaimMove, ClaimState>> POSSIBLE = Map.of(
            ClaimState.PENDING,
            Map.of(
                    ClaimMove.APPROVE, ClaimState.APPROVED,
                    ClaimMove.REJECT, ClaimState.REJECTED,
                    ClaimMove.WITHDRAW, ClaimState.WITHDRAWN),
            ClaimState.APPROVED,
            Map.of(ClaimMove.REVOKE, ClaimState.REVOKED));

    @ParameterizedTest
    @EnumSource
    void everyMoveFromEveryState(ClaimState from) {
        for (ClaimMove move : ClaimMove.values()) {
            assertThat(from.after(move))
                    .as("%s %s", from, move)
                    .isEqualTo(Optional.ofNullable(
                            POSSIBLE.getOrDefault(from, Map.of()).get(move)));
        }
    }
}
