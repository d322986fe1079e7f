package app.synth.accounts.audit;

import app.synth.accounts.client.request.Cursor;
import app.synth.accounts.http.PgConditions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the audit log, the newest first, a page in a statement of its own. What is written once is never changed. */
@ApplicationScoped
class PgAudit {
    private static final String READ = """
            select audit_id, occurred_at, actor_kind, actor, request_id, kind, user_id, target,
                   before::text as before, after::text as after, reason
            from accounts.audit_log
            %s
            order by occurred_at desc, audit_id desc
            limit %s
            """;

    private final Pool pool;

    PgAudit(Pool pool) {
        this.pool = pool;
    }

    /** At most so many changes behind the end of the page before. */
    Uni<List<AuditView>> read(AuditFilter filter, @Nullable Cursor after, int atMost) {
        AuditKind kind = filter.kind();
        PgConditions asked = new PgConditions()
                .when(filter.userId(), "user_id = %s")
                .when(filter.actor(), "actor = %s")
                .when(kind == null ? null : kind.code(), "kind = %s")
                .when(utc(filter.from()), "occurred_at >= %s")
                .when(utc(filter.to()), "occurred_at < %s")
                .when(filter.requestId(), "request_id = %s")
                .after(
                        after == null ? null : utc(after.time(0)),
                        after == null ? null : after.number(1),
                        "(occurred_at, audit_id) < (%s, %s)");
        String sql = READ.formatted(asked.where(), asked.bind(atMost));
        return pool.preparedQuery(sql)
                .execute(asked.values())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PgAudit::view)
                        .toList());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static AuditView view(Row row) {
        return new AuditView(
                row.getLong("audit_id"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("actor_kind"),
                row.getString("actor"),
                row.getString("request_id"),
                row.getString("kind"),
                row.getUUID("user_id"),
                row.getString("target"),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"));
    }
}
