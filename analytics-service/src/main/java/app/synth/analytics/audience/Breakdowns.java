package app.synth.analytics.audience;

import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.client.problem.Problems;
import app.synth.analytics.audience.BreakdownAnswer.Counts;
import app.synth.analytics.audience.BreakdownAnswer.Value;
import app.synth.analytics.period.Clamp;
import app.synth.analytics.rollup.RollupConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers what happened to events by the value of a metadata key. */
@ApplicationScoped
class Breakdowns {
    private static final String EXACT_UNIT = "interactions";
    private static final String RELEASED_UNIT = "people per release, by their first value, added up";

    private final Gate gate;
    private final PgKnown known;
    private final PgReleased released;
    private final PgExact exact;
    private final List<String> keys;
    private final List<String> overallKeys;

    Breakdowns(Gate gate, PgKnown known, PgReleased released, PgExact exact, RollupConfig rollup) {
        this.gate = gate;
        this.known = known;
        this.released = released;
        this.exact = exact;
        this.keys = rollup.breakdownKeys();
        this.overallKeys = Stream.concat(keys.stream(), rollup.overallBreakdownKeys().stream())
                .distinct()
                .toList();
    }

    /**
     * From releases with a tier; live and exact for those who may see everything. An unknown key is a 400.
     *
     * @param needed premium, or what the form of the answer takes
     */
    Uni<BreakdownAnswer> of(Question asked, @Nullable String key, LocalDate today, Tier needed) {
        String declared = declared(key, asked.subject() == Subject.ALL ? overallKeys : keys);
        return gate.access(needed, asked.range(), today)
                .call(() -> known.require(asked.subject(), asked.id()))
                .chain(access -> {
                    Question shown = asked.within(access.allowed().range());
                    return access.everything()
                            ? exact.breakdown(shown, declared).map(sums -> exactly(shown, declared, sums))
                            : released.blocks(shown)
                                    .chain(found -> released.cells(shown, declared)
                                            .map(sums -> answer(
                                                    shown,
                                                    declared,
                                                    sums,
                                                    found,
                                                    access.allowed().clamped())));
                });
    }

    private static String declared(@Nullable String key, List<String> keys) {
        if (key == null || !keys.contains(key)) {
            throw Problems.badField("key", "key is one of " + String.join(", ", keys));
        }
        return key;
    }

    private static BreakdownAnswer exactly(Question question, String key, List<Sum> sums) {
        return new BreakdownAnswer(
                question.subject().code(),
                question.subject() == Subject.ALL ? null : question.id(),
                key,
                question.range().from(),
                question.range().to(),
                true,
                EXACT_UNIT,
                null,
                values(sums),
                null,
                counts(sums, Sum::beyond),
                null,
                null);
    }

    private static BreakdownAnswer answer(
            Question question, String key, List<Sum> sums, PgReleased.Found found, @Nullable Clamp clamped) {
        return new BreakdownAnswer(
                question.subject().code(),
                question.id(),
                key,
                question.range().from(),
                question.range().to(),
                false,
                RELEASED_UNIT,
                found.k(),
                values(sums),
                counts(sums, Sum::hidden),
                counts(sums, Sum::beyond),
                found.list(),
                clamped);
    }

    private static List<Value> values(List<Sum> sums) {
        Map<String, Map<String, Long>> byValue = new LinkedHashMap<>();
        sums.stream()
                .filter(sum -> !sum.hidden() && !sum.beyond())
                .forEach(sum -> byValue.computeIfAbsent(sum.value().getFirst(), value -> new LinkedHashMap<>())
                        .put(sum.counted(), sum.count()));
        return byValue.entrySet().stream()
                .map(value -> new Value(
                        value.getKey(),
                        value.getValue().get("impressions"),
                        value.getValue().get("clicks"),
                        value.getValue().get("detail_views"),
                        value.getValue().get("ticket_link_clicks")))
                .toList();
    }

    private static Counts counts(List<Sum> sums, Predicate<Sum> which) {
        return new Counts(
                total(sums, which, "impressions"),
                total(sums, which, "clicks"),
                total(sums, which, "detail_views"),
                total(sums, which, "ticket_link_clicks"));
    }

    private static long total(List<Sum> sums, Predicate<Sum> which, String counted) {
        return sums.stream()
                .filter(which)
                .filter(sum -> sum.counted().equals(counted))
                .mapToLong(Sum::count)
                .sum();
    }
}
