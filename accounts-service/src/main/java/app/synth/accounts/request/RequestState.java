package app.synth.accounts.request;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a request stands. It is decided once, and a decision is not taken back: who changes their mind asks again. */
public enum RequestState {
    PENDING,
    APPROVED,
    REJECTED,
    WITHDRAWN;

    /** What can be done with a request. */
    public enum Move {
        /** By an admin. */
        APPROVE,
        /** By an admin, who says why. */
        REJECT,
        /** By whoever asked. */
        WITHDRAW
    }

    /** The state after a move; empty where it may not be made. */
    public Optional<RequestState> after(Move move) {
        return switch (this) {
            case PENDING ->
                Optional.of(
                        switch (move) {
                            case APPROVE -> APPROVED;
                            case REJECT -> REJECTED;
                            case WITHDRAW -> WITHDRAWN;
                        });
            case APPROVED, REJECTED, WITHDRAWN -> Optional.empty();
        };
    }

    /** As it stands in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RequestState> of(String code) {
        return Stream.of(values()).filter(state -> state.code().equals(code)).findAny();
    }
}
