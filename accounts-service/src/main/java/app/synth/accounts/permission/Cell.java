package app.synth.accounts.permission;

import app.synth.accounts.client.permission.Tier;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What one account type has of one permission.
 *
 * @param minimumTier the least tier that it takes
 * @param needsVerification whether it takes a verified account
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record Cell(boolean granted, Tier minimumTier, boolean needsVerification) {
    static final Cell NOTHING = new Cell(false, Tier.FREE, false);
    static final Cell WITHOUT_CONDITIONS = new Cell(true, Tier.FREE, false);
}
