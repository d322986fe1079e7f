package app.synth.analytics.period;

import app.synth.accounts.client.permission.Tier;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;

/**
 * Says that a range was cut to what the caller's tier shows, and what the next one would.
 *
 * @param tier the caller's tier
 * @param askedFrom the first day asked for
 * @param from the first day shown
 * @param nextTier the tier that shows more
 * @param nextTierFrom the first day that it would show of what was asked for
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Clamp(Tier tier, LocalDate askedFrom, LocalDate from, Tier nextTier, LocalDate nextTierFrom) {}
