package app.synth.accounts.subscription;

import app.synth.accounts.subscription.PaymentEvent.Subscribed;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The newest word about each subscription and each customer; within transactions of {@link
 * app.synth.accounts.change.PgChanges}. A word that is older than what stands changes nothing, so any order of the same
 * words ends in the same rows.
 */
@ApplicationScoped
class PgSubscriptions {
    private static final String HOLD = """
            select cast(pg_advisory_xact_lock(hashtextextended('payments/' || :provider || '/' || :customer, 0)) as text)
            """;

    private static final String SUBSCRIBED = """
            insert into subscriptions (provider, subscription_id, customer_id, status, tier, expires_at, happened_at,
                                       kind_rank, event_id)
            values (:provider, :subscription, :customer, :status, :tier, cast(cast(:expires as text) as timestamptz),
                    :happened, :rank, :event)
            on conflict (provider, subscription_id) do update
            set customer_id = excluded.customer_id, status = excluded.status, tier = excluded.tier,
                expires_at = excluded.expires_at, happened_at = excluded.happened_at, kind_rank = excluded.kind_rank,
                event_id = excluded.event_id
            where (subscriptions.happened_at, subscriptions.kind_rank, subscriptions.event_id)
                  < (excluded.happened_at, excluded.kind_rank, excluded.event_id)
            """;

    private static final String OWNER = """
            select cast(user_id as text) from payment_customers where provider = :provider and customer_id = :customer
            """;

    /** Only to somebody who is here: an account that was deleted does not come back with the provider's last events. */
    private static final String LINK = """
            insert into payment_customers (provider, customer_id, user_id, linked_at, event_id)
            select :provider, :customer, user_id, :linked, :event from profiles where user_id = :user
            on conflict (provider, customer_id) do update
            set user_id = excluded.user_id, linked_at = excluded.linked_at, event_id = excluded.event_id
            where (payment_customers.linked_at, payment_customers.event_id) < (excluded.linked_at, excluded.event_id)
            """;

    private static final String SUBSCRIPTIONS = """
            select cast(count(*) as text) from subscriptions where provider = :provider and customer_id = :customer
            """;

    /** One event of a customer at a time. */
    Uni<Void> hold(String provider, String customer) {
        return text(HOLD, Map.of("provider", provider, "customer", customer)).replaceWithVoid();
    }

    /** Keeps what an event says of a subscription; false where something newer is known. */
    Uni<Boolean> keep(PaymentEvent event, String customer, Subscribed subscribed) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SUBSCRIBED)
                        .setParameter("provider", event.provider())
                        .setParameter("subscription", subscribed.subscription())
                        .setParameter("customer", customer)
                        .setParameter("status", subscribed.status())
                        .setParameter("tier", subscribed.tier().code())
                        .setParameter("expires", text(subscribed.expiresAt()))
                        .setParameter("happened", event.happenedAt())
                        .setParameter("rank", subscribed.kindRank())
                        .setParameter("event", event.id())
                        .executeUpdate())
                .map(rows -> rows > 0);
    }

    /** Whose customer it is; null where nobody knows. */
    Uni<@Nullable UUID> owner(String provider, String customer) {
        return text(OWNER, Map.of("provider", provider, "customer", customer))
                .map(user -> user == null ? null : UUID.fromString(user));
    }

    /**
     * Makes a customer a user's, if that is the newest word about it and the user is known.
     *
     * @param event the event that says so; empty for an admin
     */
    Uni<Boolean> link(String provider, String customer, UUID user, Instant said, String event) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LINK)
                        .setParameter("provider", provider)
                        .setParameter("customer", customer)
                        .setParameter("user", user)
                        .setParameter("linked", said)
                        .setParameter("event", event)
                        .executeUpdate())
                .map(rows -> rows > 0);
    }

    /** Whether anything was ever said of this customer's subscriptions. */
    Uni<Boolean> hasAny(String provider, String customer) {
        return text(SUBSCRIPTIONS, Map.of("provider", provider, "customer", customer))
                .map(count -> count != null && !count.equals("0"));
    }

    private static Uni<@Nullable String> text(String sql, Map<String, Object> parameters) {
        return Panache.getSession().chain(session -> {
            Mutiny.SelectionQuery<String> query = session.createNativeQuery(sql, String.class);
            parameters.forEach(query::setParameter);
            return query.getSingleResultOrNull();
        });
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
