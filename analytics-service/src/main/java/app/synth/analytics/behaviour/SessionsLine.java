package app.synth.analytics.behaviour;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What some sessions begin or end with.
 *
 * @param side entry or exit
 * @param share of all sessions that began on the days asked about; null without any
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record SessionsLine(
        String side,
        String action,
        String entityType,
        long sessions,
        @Nullable Double share) {

    static SessionsLine of(String side, ActionCount count, long all) {
        return new SessionsLine(
                side, count.action(), count.entityType(), count.sessions(), Shares.of(count.sessions(), all));
    }
}
