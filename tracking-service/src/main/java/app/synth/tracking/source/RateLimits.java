package app.synth.tracking.source;

import app.synth.tracking.source.Admission.Admitted;
import app.synth.tracking.source.Admission.RetryAfter;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how much a source, and each of its users, may send: token buckets, counted in interactions. Each replica counts
 * for itself, so the whole of them lets in at most as many times the limit. A user is who a token stands for; whom a
 * server key names is not counted apart.
 *
 * <p>A request of more interactions than the burst is let in when the bucket is full, and puts it into debt: the next one
 * waits until the rate has paid for all of it. So no batch is too large for ever, and the rate holds in the long run.
 */
@ApplicationScoped
// Caffeine finds the class for entries of this kind of cache (bounded by number, expiring when idle) by name.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
public class RateLimits {
    private static final Admission ADMITTED = new Admitted();
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TimeMeter clock;
    private final Map<String, Limited> sources = new ConcurrentHashMap<>();
    private final Cache<UserOfSource, Limited> users;

    private record UserOfSource(String source, UUID user) {}

    private record Limited(RateLimit limit, Bucket bucket) {}

    @Inject
    RateLimits(SourceConfig config) {
        this(config, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(SourceConfig config, TimeMeter clock) {
        this.clock = clock;
        this.users = Caffeine.newBuilder()
                .maximumSize(config.usersAtMost())
                .expireAfterAccess(config.usersIdle())
                .build();
    }

    /**
     * Asks for a request to be let in: all of it, or nothing. What is refused costs nothing.
     *
     * @param interactions how many it holds; none is always admitted
     */
    public Admission admit(Sender sender, int interactions) {
        if (interactions <= 0) {
            return ADMITTED;
        }
        Limited user = ofUser(sender);
        long wait = user == null ? 0 : take(user, interactions);
        if (wait == 0) {
            wait = take(ofSource(sender.source()), interactions);
            if (wait > 0 && user != null) {
                user.bucket.addTokens(interactions);
            }
        }
        return wait == 0 ? ADMITTED : new RetryAfter(Duration.ofNanos(wait));
    }

    /** Nanoseconds until it can be had; 0 when it was taken. */
    private static long take(Limited limited, int interactions) {
        long first = Math.min(interactions, limited.limit.burst());
        ConsumptionProbe probe = limited.bucket.tryConsumeAndReturnRemaining(first);
        if (!probe.isConsumed()) {
            return Math.max(1, probe.getNanosToWaitForRefill());
        }
        if (interactions > first) {
            limited.bucket.consumeIgnoringRateLimits(interactions - first);
        }
        return 0;
    }

    private Limited ofSource(Source source) {
        Limited known = sources.get(source.key());
        return known != null && known.limit.equals(source.limit())
                ? known
                : sources.compute(source.key(), (key, before) -> kept(before, source.limit()));
    }

    private @Nullable Limited ofUser(Sender sender) {
        UUID user = sender.userId();
        if (user == null) {
            return null;
        }
        RateLimit limit = sender.source().userLimit();
        var key = new UserOfSource(sender.source().key(), user);
        Limited known = users.getIfPresent(key);
        return known != null && known.limit.equals(limit)
                ? known
                : users.asMap().compute(key, (same, before) -> kept(before, limit));
    }

    /** A changed limit begins with a full bucket. */
    private Limited kept(@Nullable Limited before, RateLimit limit) {
        return before != null && before.limit.equals(limit)
                ? before
                : new Limited(
                        limit,
                        Bucket.builder()
                                .addLimit(bandwidth ->
                                        bandwidth.capacity(limit.burst()).refillGreedy(limit.perSecond(), SECOND))
                                .withCustomTimePrecision(clock)
                                .build());
    }
}
