package app.synth.analytics.audience;

import app.synth.accounts.client.permission.Tier;
import app.synth.analytics.audience.AudienceAnswer.Demographic;
import app.synth.analytics.audience.AudienceAnswer.Demographics;
import app.synth.analytics.audience.AudienceAnswer.Location;
import app.synth.analytics.audience.AudienceAnswer.Locations;
import app.synth.analytics.audience.PgReleased.Found;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** Answers who saw an event, or the events of an artist or a venue. */
@ApplicationScoped
class Audiences {
    private static final String EXACT_UNIT = "distinct viewers";
    private static final String RELEASED_UNIT = "distinct viewers per release, added up";

    private final Gate gate;
    private final PgKnown known;
    private final PgReleased released;
    private final PgExact exact;

    Audiences(Gate gate, PgKnown known, PgReleased released, PgExact exact) {
        this.gate = gate;
        this.known = known;
        this.released = released;
        this.exact = exact;
    }

    /** From releases with the tier professional; live and exact for those who may see everything. */
    Uni<AudienceAnswer> of(Question asked, LocalDate today) {
        return gate.access(Tier.PROFESSIONAL, asked.range(), today)
                .call(() -> known.require(asked.subject(), asked.id()))
                .chain(access -> {
                    Question shown = asked.within(access.allowed().range());
                    return access.everything()
                            ? exact.audience(shown).map(sums -> exactly(shown, sums))
                            : released.blocks(shown)
                                    .chain(found -> released.cells(shown, "")
                                            .map(sums -> released(shown, access, found, sums)));
                });
    }

    private static AudienceAnswer exactly(Question question, List<Sum> sums) {
        return new AudienceAnswer(
                question.subject().code(),
                question.id(),
                question.range().from(),
                question.range().to(),
                true,
                EXACT_UNIT,
                null,
                total(sums, sum -> sum.counted().equals("viewers")),
                demographics(sums),
                locations(sums),
                null,
                null);
    }

    private static AudienceAnswer released(Question question, Access access, Found found, List<Sum> sums) {
        return new AudienceAnswer(
                question.subject().code(),
                question.id(),
                question.range().from(),
                question.range().to(),
                false,
                RELEASED_UNIT,
                found.k(),
                found.viewers(),
                demographics(sums),
                locations(sums),
                found.list(),
                access.allowed().clamped());
    }

    private static Demographics demographics(List<Sum> sums) {
        List<Sum> table = table(sums, "demographics");
        return new Demographics(
                cells(table).stream()
                        .map(sum ->
                                new Demographic(sum.value().get(0), sum.value().get(1), sum.count()))
                        .toList(),
                total(table, Sum::hidden),
                total(table, Sum::beyond));
    }

    private static Locations locations(List<Sum> sums) {
        List<Sum> table = table(sums, "locations");
        return new Locations(
                cells(table).stream()
                        .map(sum -> new Location(sum.value().get(0), sum.value().get(1), sum.count()))
                        .toList(),
                total(table, Sum::hidden),
                total(table, Sum::beyond));
    }

    private static List<Sum> table(List<Sum> sums, String counted) {
        return sums.stream().filter(sum -> sum.counted().equals(counted)).toList();
    }

    private static List<Sum> cells(List<Sum> table) {
        return table.stream().filter(sum -> !sum.hidden() && !sum.beyond()).toList();
    }

    private static long total(List<Sum> sums, Predicate<Sum> which) {
        return sums.stream().filter(which).mapToLong(Sum::count).sum();
    }
}
