package app.synth.accounts.verification;

import app.synth.accounts.profile.VerificationLevel;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Codes, what was proved with them, and levels; within transactions of {@link app.synth.accounts.change.PgChanges}. */
@ApplicationScoped
class PgVerifications {
    /** The person before the address, always: so nobody waits for somebody who waits for them. */
    private static final String HOLD_PERSON = """
            select cast(pg_advisory_xact_lock(hashtextextended('verification/' || :user, 0)) as text)
            """;

    private static final String HOLD_ADDRESS = """
            select cast(pg_advisory_xact_lock(hashtextextended('verification/' || :channel || '/' || :address, 0)) as text)
            """;

    private static final String FORGET_OLD = """
            with old_sendings as (
                delete from verification_sendings where sending_id in (
                    select sending_id from verification_sendings where sent_at < :before
                    order by sent_at limit 100 for update skip locked))
            delete from verification_codes where (user_id, channel) in (
                select user_id, channel from verification_codes where expires_at < :before
                order by expires_at limit 100 for update skip locked)
            """;

    private static final String KEEP_CODE = """
            insert into verification_codes (user_id, channel, address, code_hash, tries_left, expires_at)
            values (:user, :channel, :address, decode(:hash, 'hex'), :tries, :expires)
            on conflict (user_id, channel) do update
            set address = excluded.address, code_hash = excluded.code_hash, tries_left = excluded.tries_left,
                expires_at = excluded.expires_at
            """;

    /** Counts the try before anybody knows whether it is right: two tries at once are two. */
    private static final String TRY = """
            update verification_codes set tries_left = tries_left - 1
            where user_id = :user and channel = :channel and expires_at > :now and tries_left > 0
            returning encode(code_hash, 'hex') as code_hash, address, cast(tries_left as text) as tries_left
            """;

    private static final String USED = """
            delete from verification_codes where user_id = :user and channel = :channel
            """;

    private static final String LOSE_OTHER = """
            delete from verified_addresses where user_id = :user and channel = :channel and address <> :address
            """;

    private static final String CLAIM = """
            insert into verified_addresses (channel, address, user_id)
            values (:channel, :address, :user)
            on conflict (channel, address) do update set verified_at = now()
            where verified_addresses.user_id = excluded.user_id
            """;

    private static final String RAISE = """
            update profiles set verification_level = :level
            where user_id = :user
              and array_position(array['none', 'email', 'phone', 'identity', 'business'], verification_level)
                  < array_position(array['none', 'email', 'phone', 'identity', 'business'], :level)
            """;

    private static final String LEVEL = "select verification_level from profiles where user_id = :user";

    private static final String SET = "update profiles set verification_level = :level where user_id = :user";

    private static final String LOSE_ABOVE = """
            delete from verified_addresses
            where user_id = :user
              and array_position(array['none', 'email', 'phone', 'identity', 'business'], channel)
                  > array_position(array['none', 'email', 'phone', 'identity', 'business'], :level)
            """;

    /** What a try is compared with. */
    record Tried(byte[] hash, String address, int triesLeft) {}

    /** Lets one send at a time be decided for this person and for this address. */
    Uni<Void> hold(UUID user, Channel channel, String address) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOLD_PERSON, String.class)
                        .setParameter("user", user.toString())
                        .getSingleResultOrNull()
                        .chain(() -> session.createNativeQuery(HOLD_ADDRESS, String.class)
                                .setParameter("channel", channel.code())
                                .setParameter("address", address)
                                .getSingleResultOrNull()))
                .replaceWithVoid();
    }

    /** Every sending takes some away that do not count any more: addresses of people are not kept for longer. */
    Uni<Integer> forgetOld(Instant now, Duration olderThan) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET_OLD)
                        .setParameter("before", now.minus(olderThan))
                        .executeUpdate());
    }

    Uni<Integer> keep(UUID user, Channel channel, String address, byte[] hash, int tries, Instant expires) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP_CODE)
                        .setParameter("user", user)
                        .setParameter("channel", channel.code())
                        .setParameter("address", address)
                        .setParameter("hash", HexFormat.of().formatHex(hash))
                        .setParameter("tries", tries)
                        .setParameter("expires", expires)
                        .executeUpdate());
    }

    /** Uses one try up; null where there is no code to try. */
    Uni<@Nullable Tried> tried(UUID user, Channel channel, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TRY, Object[].class)
                        .setParameter("user", user)
                        .setParameter("channel", channel.code())
                        .setParameter("now", now)
                        .getSingleResultOrNull())
                .map(row -> row == null
                        ? null
                        : new Tried(HexFormat.of().parseHex((String) row[0]), (String) row[1], Integer.parseInt((String)
                                row[2])));
    }

    Uni<Integer> used(UUID user, Channel channel) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(USED)
                        .setParameter("user", user)
                        .setParameter("channel", channel.code())
                        .executeUpdate());
    }

    /** Makes the address the person's, in place of the one they had; false where it is somebody else's. */
    Uni<Boolean> claim(UUID user, Channel channel, String address) {
        return addressed(CLAIM, user, channel, address)
                .chain(rows -> rows > 0
                        ? addressed(LOSE_OTHER, user, channel, address).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /** Raises the level, if it is lower; what it is then. */
    Uni<String> raise(UUID user, VerificationLevel level) {
        return levelled(RAISE, user, level)
                .chain(raised -> Panache.getSession())
                .chain(session -> session.createNativeQuery(LEVEL, String.class)
                        .setParameter("user", user)
                        .getSingleResult());
    }

    /**
     * Sets the level, up or down. Addresses that prove more than that are not the person's any more, so that somebody else
     * can have them.
     *
     * @return false where there is no such profile
     */
    Uni<Boolean> set(UUID user, VerificationLevel level) {
        return levelled(SET, user, level)
                .chain(rows -> levelled(LOSE_ABOVE, user, level).replaceWith(rows > 0));
    }

    private static Uni<Integer> addressed(String sql, UUID user, Channel channel, String address) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("user", user)
                        .setParameter("channel", channel.code())
                        .setParameter("address", address)
                        .executeUpdate());
    }

    private static Uni<Integer> levelled(String sql, UUID user, VerificationLevel level) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("user", user)
                        .setParameter("level", level.code())
                        .executeUpdate());
    }
}
