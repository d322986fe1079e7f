package app.synth.analytics.figures;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How much of a month's users come on a day.
 *
 * @param month its first day
 * @param meanDailyActiveUsers over the days of the month: not those to come, nor those before the first that has figures
 * @param monthlyActiveUsers distinct over the month, up to today
 * @param stickiness the first as a share of the second; null without users
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record Stickiness(
        LocalDate month,
        BigDecimal meanDailyActiveUsers,
        long monthlyActiveUsers,
        @Nullable BigDecimal stickiness) {}
