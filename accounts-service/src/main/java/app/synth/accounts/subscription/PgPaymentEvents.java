package app.synth.accounts.subscription;

import app.synth.accounts.client.request.Cursor;
import app.synth.accounts.http.PgConditions;
import app.synth.accounts.subscription.PaymentEvent.Ignored;
import app.synth.accounts.subscription.PaymentEvent.Linked;
import app.synth.accounts.subscription.PaymentEvent.Subscribed;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The record of everything that payment providers said. Writes are within transactions of {@code PgChanges}. */
@ApplicationScoped
class PgPaymentEvents {
    private static final String SEEN = """
            select outcome from payment_events where provider = :provider and event_id = :event
            """;

    private static final String RECORD = """
            insert into payment_events (provider, event_id, event_type, customer_id, happened_at, outcome, detail)
            values (:provider, :event, :type, cast(:customer as text), :happened, :outcome,
                    cast(cast(:detail as text) as jsonb))
            on conflict (provider, event_id) do nothing
            """;

    private static final String NO_LONGER_WAITING = """
            update payment_events set outcome = 'applied'
            where provider = :provider and customer_id = :customer and outcome = 'waiting'
            """;

    private static final String PAGE = """
            select provider, event_id, event_type, customer_id, happened_at, received_at, outcome, detail
            from payment_events
            %s
            order by received_at desc, event_id desc
            limit %s
            """;

    private final Pool pool;

    PgPaymentEvents(Pool pool) {
        this.pool = pool;
    }

    /** What became of an event when it came before; null where it has not. */
    Uni<@Nullable String> seen(PaymentEvent event) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SEEN, String.class)
                        .setParameter("provider", event.provider())
                        .setParameter("event", event.id())
                        .getSingleResultOrNull());
    }

    Uni<Integer> record(PaymentEvent event, EventOutcome outcome) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RECORD)
                        .setParameter("provider", event.provider())
                        .setParameter("event", event.id())
                        .setParameter("type", event.type())
                        .setParameter("customer", event.customer())
                        .setParameter("happened", event.happenedAt())
                        .setParameter("outcome", outcome.code())
                        .setParameter("detail", detail(event))
                        .executeUpdate());
    }

    /** What waited for this customer to be known has counted since it is. */
    Uni<Integer> noLongerWaiting(String provider, String customer) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NO_LONGER_WAITING)
                        .setParameter("provider", provider)
                        .setParameter("customer", customer)
                        .executeUpdate());
    }

    /** A page, newest first, and one more where there is another page. */
    Uni<List<PaymentEventView>> page(
            @Nullable EventOutcome outcome, @Nullable String customer, @Nullable Cursor after, int limit) {
        PgConditions asked = new PgConditions()
                .when(outcome == null ? null : outcome.code(), "outcome = %s")
                .when(customer, "customer_id = %s")
                .after(
                        after == null ? null : after.time(0).atOffset(ZoneOffset.UTC),
                        after == null ? null : after.word(1),
                        "(received_at, event_id) < (%s, %s)");
        return pool.preparedQuery(PAGE.formatted(asked.where(), asked.bind(limit + 1)))
                .execute(asked.values())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PgPaymentEvents::view)
                        .toList());
    }

    private static PaymentEventView view(Row row) {
        return new PaymentEventView(
                row.getString("provider"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("customer_id"),
                row.getOffsetDateTime("happened_at").toInstant(),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getString("outcome"),
                row.get(JsonObject.class, "detail").getMap());
    }

    private static String detail(PaymentEvent event) {
        return switch (event.content()) {
            case Subscribed subscribed ->
                new JsonObject()
                        .put("subscription_id", subscribed.subscription())
                        .put("status", subscribed.status())
                        .put("tier", subscribed.tier().code())
                        .put("expires_at", subscribed.expiresAt())
                        .put(
                                "user_id",
                                subscribed.user() == null
                                        ? null
                                        : subscribed.user().toString())
                        .encode();
            case Linked(var user) ->
                new JsonObject().put("user_id", user.toString()).encode();
            case Ignored(String because) ->
                new JsonObject().put("because", because).encode();
        };
    }
}
