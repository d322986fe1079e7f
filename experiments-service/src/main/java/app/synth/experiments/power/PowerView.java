package app.synth.experiments.power;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What it takes. A number that cannot be computed is null, with the reason in {@code why_not}.
 *
 * @param experiment whose control is the baseline; null when the baseline was given
 * @param alphaPerComparison alpha shared by all metrics and treatments (Bonferroni, on the safe side of Holm)
 * @param baselineMean of the metric without the change
 * @param baselineStandardDeviation of users
 * @param minimumChange that is looked for, in the metric's unit; null when none was named
 * @param minimumLift the same as a part of the mean
 * @param usersNeeded of all variants together
 * @param usersPerVariant in their order
 * @param usersLeft who are yet to come
 * @param daysLeft until then, in full days, as if as many new users came every day
 * @param powerNow to find the change with the users there are
 * @param detectableChange the smallest increase that they find with the wanted power
 * @param detectableLift the same as a part of the mean
 * @param whyNot reasons by the name of what is null
 */
@JsonNaming(SnakeCaseStrategy.class)
record PowerView(
        @Nullable String experiment,
        @Nullable String metric,
        String method,
        double alpha,
        double alphaPerComparison,
        double power,
        double baselineMean,
        double baselineStandardDeviation,
        @Nullable Double minimumChange,
        @Nullable Double minimumLift,
        @Nullable Long usersNeeded,
        @Nullable List<Long> usersPerVariant,
        long users,
        @Nullable Double usersPerDay,
        @Nullable Long usersLeft,
        @Nullable Long daysLeft,
        @Nullable Double powerNow,
        @Nullable Double detectableChange,
        @Nullable Double detectableLift,
        Map<String, String> whyNot) {}
