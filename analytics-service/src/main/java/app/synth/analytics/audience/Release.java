package app.synth.analytics.audience;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a block is made public.
 *
 * @param viewers null where they are fewer than k
 * @param cells what is shown of every table, and what is hidden in it
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record Release(
        String eventId,
        String fromDate,
        String toDate,
        int k,
        @Nullable Integer viewers,
        List<Cell> cells) {

    /**
     * @param counted which people: demographics, locations, or what they did
     * @param key the metadata key, where they are divided by one, else empty
     * @param value the cell; empty for all those hidden
     */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Cell(String counted, String key, List<String> value, int viewers) {}
}
