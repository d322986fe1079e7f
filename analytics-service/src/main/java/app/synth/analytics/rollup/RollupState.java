package app.synth.analytics.rollup;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How fresh the figures are.
 *
 * @param position the last transaction that is in them
 * @param advancedAt when they last moved
 * @param lagRows interactions that are stored and not in them yet; counted up to 100,000
 * @param lagSeconds how long the oldest of those has been stored; 0 without any
 * @param rawSince the first day that can still be verified and rebuilt
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RollupState(String position, Instant advancedAt, long lagRows, double lagSeconds, LocalDate rawSince) {}
