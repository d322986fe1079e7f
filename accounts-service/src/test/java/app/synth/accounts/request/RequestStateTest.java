package app.synth.accounts.request;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.request.RequestState.Move;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestStateTest {
    @Test
    void aPendingRequestGoesWhereTheMoveSays() {
        assertThat(RequestState.PENDING.after(Move.APPROVE)).contains(RequestState.APPROVED);
        assertThat(RequestState.PENDING.after(Move.REJECT)).contains(RequestState.REJECTED);
        assertThat(RequestState.PENDING.after(Move.WITHDRAW)).contains(RequestState.WITHDRAWN);
    }

    @ParameterizedTest
    @EnumSource(value = RequestState.class, mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
    void anyOtherStaysWhereItIs(RequestState decided) {
        for (Move move : Move.values()) {
            assertThat(decided.after(move)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsCodeNamesIt(RequestState state) {
        assertThat(RequestState.of(state.code())).contains(state);
    }
}
