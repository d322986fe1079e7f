package app.synth.localstack.replay;

import app.synth.localstack.client.Credential;
import app.synth.localstack.client.Fate;
import app.synth.localstack.client.InteractionSender;
import app.synth.localstack.client.Lanes;
import app.synth.localstack.replay.VisitorTrack.Step;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Sends what every visitor did, with the browser's name, several visitors at once. */
final class Sending {
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);

    private final InteractionSender sender;
    private final VisitorTrack track;
    private final Credential key;
    private final Lanes lanes;
    private final Progress progress;
    private final Tally tally = new Tally();
    private final Instant begin = Instant.now();
    private Instant reported = begin;

    Sending(InteractionSender sender, VisitorTrack track, Credential key, int lanes, Progress progress) {
        this.sender = sender;
        this.track = track;
        this.key = key;
        this.lanes = new Lanes(lanes);
        this.progress = progress;
    }

    /** Returns when everything has its fate. */
    Tally send(List<Visitor> visitors) throws IOException {
        int all = visitors.stream().mapToInt(visitor -> visitor.lines().size()).sum();
        lanes.each(visitors, visitor -> {
            send(visitor);
            reportNowAndThen(all);
        });
        report(all);
        return tally;
    }

    private void send(Visitor visitor) throws IOException {
        List<Step> steps = track.of(visitor);
        List<Fate> fates = sender.send(
                key, steps.stream().map(Step::interaction).toList(), Map.of("User-Agent", visitor.userAgentHeader()));
        tally.count(steps, fates);
    }

    private synchronized void reportNowAndThen(int all) {
        Instant now = Instant.now();
        if (Duration.between(reported, now).compareTo(BETWEEN_REPORTS) >= 0 && tally.answered() < all) {
            reported = now;
            report(all);
        }
    }

    private void report(int all) {
        double seconds = Math.max(0.001, Duration.between(begin, Instant.now()).toMillis() / 1000.0);
        int answered = tally.answered();
        progress.say(
                "  %,d of %,d interactions in %.1f s (%,.0f/s)".formatted(answered, all, seconds, answered / seconds));
    }
}
