package app.synth.experiments.results;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts everything again, one subject after the other, from all that was ever done. */
record Recount(List<Deed> deeds, Map<String, Claim> claims, boolean ofUsers) {

    /** Who a visitor turned out to be. */
    record Claim(UUID user, Instant at) {}

    /** What a subject counts with before it is capped. */
    record Numbers(BigDecimal numerator, BigDecimal denominator, BigDecimal before) {}

    /** How one metric is counted here: by what each deed adds, or is. */
    record Metric(
            Predicate<Deed> numerator,
            Function<Deed, BigDecimal> amount,
            @Nullable Predicate<Deed> denominator,
            @Nullable Function<Deed, @Nullable String> distinct,
            Duration from,
            Duration to,
            boolean looksBack) {

        static Metric counting(Predicate<Deed> numerator, Duration to) {
            return new Metric(numerator, deed -> BigDecimal.ONE, null, null, Duration.ZERO, to, true);
        }
    }

    Numbers of(String subject, Instant exposed, Metric metric) {
        List<Deed> its = deeds.stream().filter(deed -> belongs(deed, subject)).toList();
        List<Deed> after = its.stream()
                .filter(deed -> !deed.at().isBefore(exposed.plus(metric.from))
                        && deed.at().isBefore(exposed.plus(metric.to)))
                .toList();
        List<Deed> before = its.stream()
                .filter(deed -> deed.at().isBefore(exposed) && !deed.at().isBefore(exposed.minus(Duration.ofDays(14))))
                .toList();
        Predicate<Deed> denominator = metric.denominator;
        return new Numbers(
                sum(after.stream().filter(metric.numerator), metric),
                denominator == null
                        ? BigDecimal.ZERO
                        : BigDecimal.valueOf(after.stream().filter(denominator).count()),
                metric.looksBack ? sum(before.stream().filter(metric.numerator), metric) : BigDecimal.ZERO);
    }

    private static BigDecimal sum(Stream<Deed> deeds, Metric metric) {
        Function<Deed, @Nullable String> distinct = metric.distinct;
        return distinct == null
                ? deeds.map(metric.amount).reduce(BigDecimal.ZERO, BigDecimal::add)
                : BigDecimal.valueOf(
                        deeds.map(distinct).filter(Objects::nonNull).distinct().count());
    }

    private boolean belongs(Deed deed, String subject) {
        if (deed.event() != null) {
            return deed.event().equals(subject);
        }
        Claim claim = deed.visitor() == null ? null : claims.get(deed.visitor());
        if (ofUsers) {
            if (deed.user() != null) {
                return deed.user().toString().equals(subject);
            }
            return claim != null
                    && claim.user().toString().equals(subject)
                    && !deed.at().isAfter(claim.at());
        }
        return subject.equals(deed.visitor())
                && (deed.user() == null || claim != null && claim.user().equals(deed.user()));
    }
}
