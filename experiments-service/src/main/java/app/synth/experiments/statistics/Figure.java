package app.synth.experiments.statistics;

import java.util.Optional;
import java.util.function.Function;

/** Something computed, or the reason why it could not be. A known figure holds neither NaN nor an infinity. */
public sealed interface Figure<T> {

    /** It could be computed. */
    record Known<T>(T value) implements Figure<T> {}

    /** It could not. */
    record Unknown<T>(WhyNot reason) implements Figure<T> {}

    static <T> Figure<T> of(T value) {
        return new Known<>(value);
    }

    static <T> Figure<T> unknown(WhyNot reason) {
        return new Unknown<>(reason);
    }

    /** A number, which is unknown when it is not finite. */
    static Figure<Double> finite(double value) {
        return Double.isFinite(value) ? of(value) : unknown(WhyNot.NOT_FINITE);
    }

    /** The figure, if it is known. */
    default Optional<T> known() {
        return switch (this) {
            case Known<T> it -> Optional.of(it.value());
            case Unknown<T> _ -> Optional.empty();
        };
    }

    /** Why it is not known, if it is not. */
    default Optional<WhyNot> whyNot() {
        return switch (this) {
            case Known<T> _ -> Optional.empty();
            case Unknown<T> it -> Optional.of(it.reason());
        };
    }

    default <R> Figure<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Known<T> it -> of(change.apply(it.value()));
            case Unknown<T> it -> unknown(it.reason());
        };
    }

    default <R> Figure<R> flatMap(Function<? super T, Figure<R>> change) {
        return switch (this) {
            case Known<T> it -> change.apply(it.value());
            case Unknown<T> it -> unknown(it.reason());
        };
    }
}
