package app.synth.analytics.behaviour;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** In how many sessions an action, with a type of entity, stands at that place. */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record ActionCount(String action, String entityType, long sessions) {}
