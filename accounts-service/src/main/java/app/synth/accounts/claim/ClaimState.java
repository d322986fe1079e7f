package app.synth.accounts.claim;

import app.synth.accounts.profile.CodeColumn;
import jakarta.persistence.Converter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a claim is. Only an approved one makes an owner; what is rejected, withdrawn or revoked stays so. */
public enum ClaimState {
    PENDING,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    REVOKED;

    /** As it stands in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where a move leads from here; empty where it is not possible. */
    Optional<ClaimState> after(ClaimMove move) {
        boolean possible = switch (move) {
            case APPROVE, REJECT, WITHDRAW -> this == PENDING;
            case REVOKE -> this == APPROVED;
        };
        return possible ? Optional.of(move.target()) : Optional.empty();
    }

    public static Optional<ClaimState> of(String code) {
        return Stream.of(values()).filter(state -> state.code().equals(code)).findAny();
    }

    /** How it stands in a column. */
    @Converter
    static final class Column extends CodeColumn<ClaimState> {
        Column() {
            super(ClaimState::code, ClaimState::of);
        }
    }
}
