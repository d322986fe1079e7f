package app.synth.accounts.profile;

import jakarta.persistence.AttributeConverter;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How an enum stands in a text column: as its code. */
public abstract class CodeColumn<E extends Enum<E>> implements AttributeConverter<E, String> {
    private final Function<E, String> code;
    private final Function<String, Optional<E>> of;

    protected CodeColumn(Function<E, String> code, Function<String, Optional<E>> of) {
        this.code = code;
        this.of = of;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E value) {
        return value == null ? null : code.apply(value);
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String stored) {
        return stored == null ? null : of.apply(stored).orElseThrow(() -> new IllegalStateException(stored));
    }
}
