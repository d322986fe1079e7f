package app.synth.tracking.source;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.tracking.source.Admission.Admitted;
import app.synth.tracking.source.Admission.RetryAfter;
import app.synth.tracking.testsupport.Mappings;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final UUID USER = UUID.randomUUID();

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimits limits = new RateLimits(Mappings.defaults(SourceConfig.class), new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void aBurstComesInAtOnceAndThenTheRate() {
        Sender sender = sender(new RateLimit(10, 100), new RateLimit(1_000, 1_000), null);
        assertAdmitted(sender, 100);
        assertRefused(sender, 5, Duration.ofMillis(500));
        pass(Duration.ofMillis(499));
        assertRefused(sender, 5, Duration.ofMillis(1));
        pass(Duration.ofMillis(1));
        assertAdmitted(sender, 5);
        assertRefused(sender, 1, Duration.ofMillis(100));
    }

    @Test
    void aBatchBeyondTheBurstNeedsAFullBucketAndIsPaidForAfterwards() {
        Sender sender = sender(new RateLimit(10, 100), new RateLimit(1_000, 1_000), null);
        assertAdmitted(sender, 1);
        assertRefused(sender, 300, Duration.ofMillis(100));
        pass(Duration.ofMillis(100));
        assertAdmitted(sender, 300);
        assertRefused(sender, 10, Duration.ofSeconds(21));
        pass(Duration.ofSeconds(21));
        assertAdmitted(sender, 10);
    }

    @Test
    void eachUserHasTheirOwn() {
        RateLimit plenty = new RateLimit(10_000, 10_000);
        RateLimit few = new RateLimit(1, 10);
        assertAdmitted(sender(plenty, few, USER), 10);
        assertRefused(sender(plenty, few, USER), 1, Duration.ofSeconds(1));
        assertAdmitted(sender(plenty, few, UUID.randomUUID()), 10);
        assertAdmitted(sender(plenty, few, null), 100);
    }

    @Test
    void whatTheSourceRefusesCostsTheUserNothing() {
        Sender sender = sender(new RateLimit(10, 100), new RateLimit(1, 100), USER);
        assertAdmitted(sender(new RateLimit(10, 100), new RateLimit(1, 100), UUID.randomUUID()), 100);
        assertRefused(sender, 100, Duration.ofSeconds(10));
        pass(Duration.ofSeconds(10));
        assertAdmitted(sender, 100);
    }

    @Test
    void aChangedLimitHoldsAtOnce() {
        RateLimit plenty = new RateLimit(10_000, 10_000);
        assertAdmitted(sender(new RateLimit(1, 10), plenty, USER), 10);
        assertRefused(sender(new RateLimit(1, 10), plenty, USER), 1, Duration.ofSeconds(1));
        assertAdmitted(sender(new RateLimit(1, 20), plenty, USER), 20);
        assertRefused(sender(new RateLimit(1, 20), plenty, USER), 1, Duration.ofSeconds(1));
    }

    @Test
    void nothingIsAlwaysAdmitted() {
        Sender sender = sender(new RateLimit(1, 1), new RateLimit(1, 1), USER);
        assertAdmitted(sender, 1);
        assertAdmitted(sender, 0);
    }

    @Test
    void theHeaderIsInWholeSeconds() {
        assertThat(new RetryAfter(Duration.ofNanos(1)).seconds()).isOne();
        assertThat(new RetryAfter(Duration.ofSeconds(2)).seconds()).isEqualTo(2);
        assertThat(new RetryAfter(Duration.ofMillis(2_001)).seconds()).isEqualTo(3);
    }

    private static Sender sender(RateLimit source, RateLimit user, @Nullable UUID userId) {
        return new Sender(FakeSourceStore.source("web", List.of(), source, user), Authority.WRITE_KEY, userId);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void assertAdmitted(Sender sender, int interactions) {
        assertThat(limits.admit(sender, interactions)).isEqualTo(new Admitted());
    }

    private void assertRefused(Sender sender, int interactions, Duration after) {
        assertThat(limits.admit(sender, interactions)).isEqualTo(new RetryAfter(after));
    }
}
