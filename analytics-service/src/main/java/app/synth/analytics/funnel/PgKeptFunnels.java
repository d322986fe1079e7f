package app.synth.analytics.funnel;

import app.synth.accounts.client.request.Cursor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Funnels that people keep, each its owner's alone. */
@ApplicationScoped
class PgKeptFunnels {
    private static final String COLUMNS = "funnel_id, definition::text as definition, version, created_at, updated_at";

    /** Two at once may both find the last place free; one more does no harm. */
    private static final String ADD = """
            insert into funnels (owner_id, definition)
            select $1, $2::text::jsonb
            where (select count(*) from funnels where owner_id = $1) < $3
            returning
            """ + COLUMNS;

    private static final String PAGE = "select " + COLUMNS + """
             from funnels
            where owner_id = $1 and ($2::timestamptz is null or (created_at, funnel_id) > ($2, $3))
            order by created_at, funnel_id
            limit $4
            """;

    private static final String ONE = "select " + COLUMNS + " from funnels where owner_id = $1 and funnel_id = $2";

    private static final String CHANGE = """
            with found as (
                select funnel_id, $4::bigint[] is null or version = any ($4::bigint[]) as is_matched
                from funnels where owner_id = $1 and funnel_id = $2
                for update
            ), changed as (
                update funnels set definition = $3::text::jsonb, version = version + 1, updated_at = now()
                from found
                where funnels.funnel_id = found.funnel_id and is_matched
                returning funnels.*
            )
            select is_matched, found.funnel_id, definition::text as definition, version, created_at, updated_at
            from found left join changed on true
            """;

    private static final String REMOVE = """
            with found as (
                select funnel_id, $3::bigint[] is null or version = any ($3::bigint[]) as is_matched
                from funnels where owner_id = $1 and funnel_id = $2
                for update
            ), removed as (
                delete from funnels using found where funnels.funnel_id = found.funnel_id and is_matched
                returning funnels.*
            )
            select is_matched, found.funnel_id, definition::text as definition, version, created_at, updated_at
            from found left join removed on true
            """;

    private final Pool database;
    private final ObjectMapper mapper;
    private final FunnelsConfig config;

    PgKeptFunnels(Pool database, ObjectMapper mapper, FunnelsConfig config) {
        this.database = database;
        this.mapper = mapper;
        this.config = config;
    }

    /** Empty where the owner keeps too many already. */
    Uni<Optional<KeptFunnel>> add(UUID owner, Funnel funnel) {
        return all(ADD, Tuple.of(owner, json(funnel), config.keptAtMost())).map(PgKeptFunnels::only);
    }

    /** In the order in which they were made, those behind the end of the page before. */
    Uni<List<KeptFunnel>> page(UUID owner, @Nullable Cursor after, int limit) {
        return all(
                PAGE,
                Tuple.of(owner)
                        .addValue(after == null ? null : after.time(0).atOffset(ZoneOffset.UTC))
                        .addValue(after == null ? null : after.uuid(1))
                        .addValue(limit));
    }

    Uni<Optional<KeptFunnel>> find(UUID owner, UUID id) {
        return all(ONE, Tuple.of(owner, id)).map(PgKeptFunnels::only);
    }

    /** @param versions at which it may be changed; null for any */
    Uni<FunnelChange> change(UUID owner, UUID id, Funnel funnel, Long @Nullable [] versions) {
        return change(CHANGE, Tuple.of(owner, id, json(funnel)).addValue(versions));
    }

    /** @param versions at which it may be removed; null for any */
    Uni<FunnelChange> remove(UUID owner, UUID id, Long @Nullable [] versions) {
        return change(REMOVE, Tuple.of(owner, id).addValue(versions));
    }

    private Uni<FunnelChange> change(String sql, Tuple parameters) {
        return database.preparedQuery(sql).execute(parameters).map(rows -> {
            if (rows.size() == 0) {
                return new FunnelChange.Unknown();
            }
            Row row = rows.iterator().next();
            return row.getBoolean("is_matched") ? new FunnelChange.Done(kept(row)) : new FunnelChange.Stale();
        });
    }

    private Uni<List<KeptFunnel>> all(String sql, Tuple parameters) {
        return database.preparedQuery(sql).execute(parameters).map(rows -> {
            List<KeptFunnel> all = new ArrayList<>();
            rows.forEach(row -> all.add(kept(row)));
            return all;
        });
    }

    private static Optional<KeptFunnel> only(List<KeptFunnel> found) {
        return found.stream().findFirst();
    }

    private KeptFunnel kept(Row row) {
        return new KeptFunnel(
                row.getUUID("funnel_id"),
                funnel(row.getString("definition")),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    /** As it was checked when it was sent. */
    private Funnel funnel(String definition) {
        try {
            return mapper.readValue(definition, Funnel.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String json(Funnel funnel) {
        try {
            return mapper.writeValueAsString(funnel);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
