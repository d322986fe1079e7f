package app.synth.tracking.ingest;

import app.synth.tracking.source.AllowedOrigins;
import app.synth.tracking.source.Authority;
import app.synth.tracking.source.EventMapping;
import app.synth.tracking.source.PlanMode;
import app.synth.tracking.source.RateLimit;
import app.synth.tracking.source.Sender;
import app.synth.tracking.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Requests as they arrive, without a request. */
final class Deliveries {
    static final Instant NOW = Instant.parse("2026-11-01T20:15:00Z");
    static final ClockSkew NO_SKEW = new ClockSkew(Duration.ZERO);

    private Deliveries() {}

    static Source source(String key, PlanMode mode, boolean honoursPrivacySignals) {
        RateLimit unlimited = new RateLimit(1_000_000, 1_000_000);
        return new Source(
                key,
                key,
                mode,
                new AllowedOrigins(List.of()),
                honoursPrivacySignals,
                unlimited,
                unlimited,
                EventMapping.NONE);
    }

    static Sender sender(String source, Authority authority, @Nullable UUID user) {
        return new Sender(source(source, PlanMode.OBSERVE, true), authority, user);
    }

    static Delivery of(Sender sender) {
        return new Delivery(sender, Face.INTERACTIONS, Signals.NONE, NOW, NOW, NO_SKEW);
    }

    /** A request of so many filtered interactions, of 100 bytes each, with ids of their own. */
    static JudgedRequest judged(String name, int items) {
        List<Outcome> outcomes = IntStream.range(0, items)
                .<Outcome>mapToObj(i -> new Outcome.Filtered(
                        MessageId.of(name + "-" + i), new Filtering(FilterReason.BOT, "a program")))
                .toList();
        return new JudgedRequest(of(sender("app", Authority.TOKEN, UUID.randomUUID())), outcomes, items * 100);
    }
}
