package app.synth.experiments.exposure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The first exposures, in {@code user_experiment_assignments}: written once, never changed. */
@ApplicationScoped
class PgExposures {
    /**
     * Rows go in by key, so that two statements about the same subjects wait for each other and do not lock each other out.
     * A subject whose first exposure another transaction has just written is neither found nor inserted: it is not settled,
     * and the statement is tried again.
     */
    private static final String KEEP = """
            with sent as (
                select *
                from unnest($1::uuid[], $2::text[], $3::uuid[], $4::integer[], $5::text[], $6::integer[], $7::boolean[],
                            $8::timestamptz[]) with ordinality
                    as sent (experiment_id, subject, user_id, phase, variant_name, bucket, as_computed, shown_at, place)
            ), earliest as (
                select distinct on (experiment_id, subject, phase) *
                from sent
                order by experiment_id, subject, phase, place
            ), known as (
                select experiment_id, subject, phase, kept.variant_name
                from earliest join user_experiment_assignments kept using (experiment_id, subject, phase)
            ), inserted as (
                insert into user_experiment_assignments
                    (experiment_id, subject, user_id, phase, variant_name, bucket, as_computed, assigned_at)
                select experiment_id, subject, user_id, phase, variant_name, bucket, as_computed, shown_at
                from earliest
                order by experiment_id, subject, phase
                on conflict (experiment_id, subject, phase) do nothing
                returning experiment_id, subject, phase, variant_name
            ), settled as (
                select *, false as is_new from known
                union all
                select *, true from inserted
            ), others as (
                insert into experiment_other_variants (experiment_id, subject, phase, variant_name, seen_at)
                select distinct on (experiment_id, subject, phase, sent.variant_name)
                       experiment_id, subject, phase, sent.variant_name, shown_at
                from sent join settled using (experiment_id, subject, phase)
                where sent.variant_name <> settled.variant_name
                order by experiment_id, subject, phase, sent.variant_name, place
                on conflict do nothing
            )
            select settled.subject is not null as is_settled,
                   coalesce(settled.is_new, false) and earliest.place is not null as is_first
            from sent
            left join settled using (experiment_id, subject, phase)
            left join earliest on earliest.place = sent.place
            order by sent.place
            """;

    private static final int TRIES = 4;

    private final Pool pool;

    PgExposures(Pool pool) {
        this.pool = pool;
    }

    /** Keeps those that are their subjects' first, and says of each, in their order, whether it is. */
    Uni<List<Boolean>> keep(List<Exposure> exposures) {
        return keep(exposures, TRIES);
    }

    private Uni<List<Boolean>> keep(List<Exposure> exposures, int tries) {
        return pool.preparedQuery(KEEP).execute(parameters(exposures)).chain(rows -> {
            List<Boolean> first = new ArrayList<>(exposures.size());
            boolean isSettled = true;
            for (Row row : rows) {
                first.add(row.getBoolean("is_first"));
                isSettled &= row.getBoolean("is_settled");
            }
            return isSettled || tries == 1
                    ? Uni.createFrom().item(first)
                    : keep(exposures, tries - 1).map(again -> either(first, again));
        });
    }

    /** What the first try has inserted, the second one finds. */
    private static List<Boolean> either(List<Boolean> first, List<Boolean> again) {
        List<Boolean> either = new ArrayList<>(first.size());
        for (int i = 0; i < first.size(); i++) {
            either.add(first.get(i) || again.get(i));
        }
        return either;
    }

    private static Tuple parameters(List<Exposure> exposures) {
        return Tuple.tuple()
                .addValue(column(exposures, Exposure::experimentId, UUID[]::new))
                .addValue(column(exposures, exposure -> exposure.subject().text(), String[]::new))
                .addValue(column(exposures, exposure -> exposure.subject().userId(), UUID[]::new))
                .addValue(column(exposures, Exposure::phase, Integer[]::new))
                .addValue(column(exposures, Exposure::variantName, String[]::new))
                .addValue(column(exposures, Exposure::bucket, Integer[]::new))
                .addValue(column(exposures, Exposure::asComputed, Boolean[]::new))
                .addValue(column(exposures, exposure -> exposure.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new));
    }

    private static <T> T[] column(
            List<Exposure> exposures,
            Function<Exposure, @org.jspecify.annotations.Nullable T> field,
            java.util.function.IntFunction<T[]> array) {
        return exposures.stream().map(field).toArray(array);
    }
}
