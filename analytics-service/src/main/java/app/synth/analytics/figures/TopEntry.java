package app.synth.analytics.figures;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * One of those that come first.
 *
 * @param id of the event, artist or venue; the query, folded, of a search
 * @param name in the catalogue; null where it does not know it, and of a search
 * @param value the metric, added up over the days
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record TopEntry(String id, @Nullable String name, long value) {}
