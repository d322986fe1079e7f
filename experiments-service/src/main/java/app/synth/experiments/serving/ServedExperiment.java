package app.synth.experiments.serving;

import app.synth.experiments.assignment.ExperimentDesign;
import app.synth.experiments.assignment.Variant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as it is served.
 *
 * @param isRunning whether its state is running; its dates have a say, too
 * @param startDate the first moment; null while a draft has none
 * @param endDate the first moment after; null when it runs until it is stopped
 * @param phase counts from 1 what moved people
 * @param byUser whether it is divided by users; else by visitors
 * @param design what decides
 * @param unconditional the same for everybody, whatever is known of them
 * @param asksAccounts whether its condition is about what only accounts can say
 * @param variants in the order of the weights
 */
public record ServedExperiment(
        UUID id,
        String key,
        boolean isRunning,
        @Nullable Instant startDate,
        @Nullable Instant endDate,
        int phase,
        boolean byUser,
        ExperimentDesign design,
        ExperimentDesign unconditional,
        boolean asksAccounts,
        List<ServedVariant> variants) {

    public ServedExperiment {
        variants = List.copyOf(variants);
    }

    /** Whether it takes part in the app at this moment: running, and inside its dates. */
    public boolean activeAt(Instant now) {
        return isRunning
                && (startDate == null || !now.isBefore(startDate))
                && (endDate == null || now.isBefore(endDate));
    }

    /** The attribute whose value is hashed, by the name that SDKs know it under. */
    public String hashAttribute() {
        return byUser ? "user_id" : "anonymous_id";
    }

    /** One of this experiment's variants, as it is written in answers. */
    public ServedVariant served(Variant variant) {
        for (ServedVariant served : variants) {
            if (served.variant().name().equals(variant.name())) {
                return served;
            }
        }
        throw new IllegalArgumentException("no variant of " + key + ": " + variant.name());
    }
}
