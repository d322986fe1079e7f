package app.synth.accounts.permission;

import app.synth.accounts.client.permission.Decision;
import app.synth.accounts.client.permission.Tier;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * One answer.
 *
 * @param reason granted, not_granted, tier, expired, unverified or not_owner
 * @param neededTier the tier that would be enough, where one is missing
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record CheckResult(
        boolean allowed,
        Decision reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Tier neededTier) {

    static CheckResult of(Decisions.Decided decided) {
        return new CheckResult(
                decided.decision() == Decision.GRANTED,
                decided.decision(),
                decided.neededTier().orElse(null));
    }
}
