package app.synth.accounts.subscription;

import app.synth.accounts.client.permission.Tier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes tiers; within transactions of {@link app.synth.accounts.change.PgChanges}. */
@ApplicationScoped
class PgTiers {
    /**
     * Two customers' events may be one person's: whoever settles second sees what the first has written. No stronger than
     * that, or it would wait for those who have only linked a customer to the person, and they for it.
     */
    private static final String HOLD = """
            select cast(user_id as text) from profiles where user_id = :user for no key update
            """;

    /**
     * The best of what runs, and of equals what runs longest. Where nothing runs, what ran out last: decisions then say
     * that it is expired.
     */
    private static final String SETTLE = """
            with best as (
                select subscriptions.tier, subscriptions.expires_at
                from subscriptions join payment_customers using (provider, customer_id)
                where payment_customers.user_id = :user and subscriptions.tier <> 'free'
                order by subscriptions.expires_at > statement_timestamp() desc,
                         case when subscriptions.expires_at > statement_timestamp()
                              then tier_rank(subscriptions.tier) end desc nulls last,
                         subscriptions.expires_at desc,
                         tier_rank(subscriptions.tier) desc
                limit 1
            ), settled as (
                select coalesce((select tier from best), 'free') as tier, (select expires_at from best) as expires_at
            )
            update profiles
            set subscription_tier = settled.tier, subscription_expires_at = settled.expires_at
            from settled
            where profiles.user_id = :user
              and (profiles.subscription_tier, profiles.subscription_expires_at)
                  is distinct from (settled.tier, settled.expires_at)
            """;

    private static final String SET = """
            update profiles
            set subscription_tier = :tier, subscription_expires_at = cast(cast(:expires as text) as timestamptz)
            where user_id = :user
            """;

    private static final String READ = """
            select subscription_tier, subscription_expires_at,
                   effective_tier(subscription_tier, subscription_expires_at) as effective
            from profiles where user_id = $1
            """;

    private static final String SUCCEEDED = """
            select distinct cast(profiles.user_id as text)
            from profiles
            join payment_customers using (user_id)
            join subscriptions using (provider, customer_id)
            where profiles.subscription_tier <> 'free'
              and profiles.subscription_expires_at <= statement_timestamp()
              and profiles.subscription_expires_at > statement_timestamp() - interval '7 days'
              and subscriptions.tier <> 'free'
              and subscriptions.expires_at > statement_timestamp()
            limit 1000
            """;

    private final Pool pool;

    PgTiers(Pool pool) {
        this.pool = pool;
    }

    /** Makes somebody's tier what their subscriptions say. */
    Uni<Void> settle(UUID user) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOLD, String.class)
                        .setParameter("user", user)
                        .getSingleResultOrNull()
                        .chain(() -> session.createNativeQuery(SETTLE)
                                .setParameter("user", user)
                                .executeUpdate()))
                .replaceWithVoid();
    }

    /**
     * Makes somebody's tier what an admin says.
     *
     * @return false where there is no such profile
     */
    Uni<Boolean> set(UUID user, Tier tier, @Nullable Instant expiresAt) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SET)
                        .setParameter("user", user)
                        .setParameter("tier", tier.code())
                        .setParameter("expires", expiresAt == null ? null : expiresAt.toString())
                        .executeUpdate())
                .map(rows -> rows > 0);
    }

    /** Somebody's tier as it is now. */
    Uni<SubscriptionView> of(UUID user) {
        return pool.preparedQuery(READ).execute(Tuple.of(user)).map(rows -> {
            Row row = rows.iterator().next();
            OffsetDateTime expires = row.getOffsetDateTime("subscription_expires_at");
            return new SubscriptionView(
                    user,
                    row.getString("subscription_tier"),
                    expires == null ? null : expires.toInstant(),
                    row.getString("effective"));
        });
    }

    /** Whose tier ran out within the last week while a subscription of theirs goes on. */
    Uni<List<UUID>> succeeded() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(SUCCEEDED, String.class).getResultList())
                .map(users -> users.stream().map(UUID::fromString).toList());
    }
}
