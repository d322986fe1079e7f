package app.synth.analytics.figures;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How many interactions were of an action. */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record ActionTotal(String action, long interactions) {}
