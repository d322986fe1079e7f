package app.synth.accounts.client.change;

import app.synth.accounts.client.permission.PermissionsConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which accounts have changed since when. Whoever keeps an answer keeps with it the {@link Moment} before it was asked for,
 * and believes it only as long as {@link #isBelievable} says so. An answer that was under way when the change happened counts
 * as older than the change, so no order of events lets an old one stay.
 *
 * <p>While this service should hear of changes and cannot, answers are believed for a short time only
 * ({@code permissions.live-for-unheard}).
 */
@Singleton
public class AccountChanges {
    /** As the channel says it: everybody's account may have changed. */
    public static final String EVERYBODY = "*";

    private static final int PEOPLE_AT_MOST = 100_000;

    private final long unheardNanos;
    private final AtomicLong changes = new AtomicLong();
    private final Map<UUID, Long> byUser = new ConcurrentHashMap<>();
    private volatile long everybody;
    private volatile boolean deaf;

    /**
     * A point in the order of changes, and of time.
     *
     * @param change how many changes there had been
     * @param nanos by {@link System#nanoTime}
     */
    public record Moment(long change, long nanos) {
        /** Whether it is at least so long ago. */
        public boolean isOlderThan(Duration age) {
            return System.nanoTime() - nanos >= age.toNanos();
        }
    }

    public AccountChanges(PermissionsConfig config) {
        this.unheardNanos = config.liveForUnheard().toNanos();
    }

    /** To be taken before an answer is asked for. */
    public Moment now() {
        return new Moment(changes.get(), System.nanoTime());
    }

    /** Whether what was asked for then about this user may still be believed, as far as changes go. */
    public boolean isBelievable(UUID user, Moment asked) {
        Long own = byUser.get(user);
        return (own == null || own <= asked.change) && isBelievable(asked);
    }

    /** Whether what was asked for then about nobody in particular may still be believed, as far as changes go. */
    public boolean isBelievable(Moment asked) {
        return everybody <= asked.change && (!deaf || System.nanoTime() - asked.nanos < unheardNanos);
    }

    /** This user's account has changed. */
    public void changed(UUID user) {
        if (byUser.size() >= PEOPLE_AT_MOST) {
            everybodyChanged();
        } else {
            byUser.merge(user, changes.incrementAndGet(), Math::max);
        }
    }

    /** Anybody's account may have changed. */
    public void everybodyChanged() {
        // In this order: whoever is taken from the map is covered by the number already.
        long now = changes.incrementAndGet();
        everybody = now;
        byUser.values().removeIf(change -> change < now);
    }

    /** Takes what the channel says: a user's id, or {@link #EVERYBODY}. What it does not understand concerns everybody. */
    public void heard(String payload) {
        userIn(payload).ifPresentOrElse(this::changed, this::everybodyChanged);
    }

    /** Whether changes are told to this service at the moment, or need not be. */
    public boolean isHearing() {
        return !deaf;
    }

    /** From now on changes may go unheard. */
    void lost() {
        deaf = true;
    }

    /** From now on changes are told; those before may have gone unheard. */
    void found() {
        everybodyChanged();
        deaf = false;
    }

    private static Optional<UUID> userIn(String payload) {
        try {
            return payload.equals(EVERYBODY) ? Optional.empty() : Optional.of(UUID.fromString(payload));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
