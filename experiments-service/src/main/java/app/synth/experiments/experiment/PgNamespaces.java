package app.synth.experiments.experiment;

import app.synth.accounts.client.problem.Problems;
import app.synth.experiments.assignment.Namespace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Namespaces, and which experiment takes up which stretch of one. */
@ApplicationScoped
class PgNamespaces {
    /** Two experiments that want the same stretch at once come one after the other. */
    private static final String LOCK = "select id from experiment_namespaces where id = :id for update";

    private static final String OVERLAPPING = """
            select key
            from ab_experiments
            where namespace_id = :id and state <> 'completed' and archived_at is null
                and id <> :experiment and namespace_from < :to and namespace_to > :from
            order by namespace_from
            limit 1
            """;

    private static final String ALL = """
            select n.id, n.description, n.created_at,
                e.key, e.namespace_from as stretch_from, e.namespace_to as stretch_to
            from (select * from experiment_namespaces order by id limit $1) n
            left join ab_experiments e on e.namespace_id = n.id and e.state <> 'completed' and e.archived_at is null
            order by n.id, e.namespace_from
            """;

    private static final String ADD = """
            insert into experiment_namespaces (id, description)
            select $1, $2
            where (select count(*) from experiment_namespaces) < $3
            on conflict (id) do nothing
            returning id, description, created_at
            """;

    private static final String IS_THERE =
            "select exists (select from experiment_namespaces where id = $1) as is_there";

    private final Pool pool;

    PgNamespaces(Pool pool) {
        this.pool = pool;
    }

    /**
     * Holds the stretch for an experiment until the transaction ends: 400 {@code invalid_field} where there is no such
     * namespace, 409 {@code namespace_overlap} where another unfinished experiment has a part of it.
     */
    Uni<Void> hold(Mutiny.Session session, @Nullable Namespace stretch, UUID experiment) {
        if (stretch == null) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(LOCK, String.class)
                .setParameter("id", stretch.id())
                .getResultList()
                .chain(found -> {
                    if (found.isEmpty()) {
                        throw Problems.badField("namespace.id", "There is no namespace " + stretch.id());
                    }
                    return session.createNativeQuery(OVERLAPPING, String.class)
                            .setParameter("id", stretch.id())
                            .setParameter("experiment", experiment)
                            .setParameter("from", BigDecimal.valueOf(stretch.from()))
                            .setParameter("to", BigDecimal.valueOf(stretch.to()))
                            .getResultList();
                })
                .invoke(overlapping -> overlapping.stream().findFirst().ifPresent(other -> {
                    throw Problems.of(
                                    Status.CONFLICT,
                                    "namespace_overlap",
                                    "The experiment '%s' has a part of this stretch".formatted(other))
                            .with("experiment", other)
                            .build();
                }))
                .replaceWithVoid();
    }

    Uni<List<NamespaceView>> all(int limit) {
        return pool.preparedQuery(ALL).execute(Tuple.of(limit)).map(rows -> {
            Map<String, NamespaceView> byId = new LinkedHashMap<>();
            for (Row row : rows) {
                NamespaceView namespace = byId.computeIfAbsent(row.getString("id"), id -> namespace(row));
                if (row.getString("key") != null) {
                    namespace
                            .experiments()
                            .add(new NamespaceView.Stretch(
                                    row.getString("key"), row.getDouble("stretch_from"), row.getDouble("stretch_to")));
                }
            }
            return List.copyOf(byId.values());
        });
    }

    /** Two at once may both find the last place free; one more does no harm. */
    Uni<AddedNamespace> add(String id, @Nullable String description, int atMost) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(id, description, atMost))
                .chain(rows -> rows.size() == 1
                        ? Uni.createFrom()
                                .item(new AddedNamespace.Done(
                                        namespace(rows.iterator().next())))
                        : whyNotAdded(id, atMost));
    }

    private Uni<AddedNamespace> whyNotAdded(String id, int atMost) {
        return pool.preparedQuery(IS_THERE)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getBoolean("is_there")
                        ? new AddedNamespace.Taken()
                        : new AddedNamespace.Full(atMost));
    }

    private static NamespaceView namespace(Row row) {
        return new NamespaceView(
                row.getString("id"),
                row.getString("description"),
                row.getOffsetDateTime("created_at").toInstant(),
                new ArrayList<>());
    }
}
