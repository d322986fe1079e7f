package app.synth.localstack.replay;

import app.synth.localstack.client.Interaction;
import app.synth.localstack.replay.RequestMapping.Meaning;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Makes interactions of a visitor's requests: one of each, in the order of time. */
final class VisitorTrack {
    private static final Duration SESSION_GAP = Duration.ofMinutes(30);
    private static final int HASH_BYTES = 16;

    private final Popularity popularity;
    private final Site site;
    private final LocalDate ending;
    private final long days;

    /**
     * What a line has become.
     *
     * @param action the canonical action that it is meant to be counted as
     */
    record Step(Interaction interaction, String action) {}

    /**
     * All times are moved by whole days, so that hours and the order of things stay as they were.
     *
     * @param ending the day that the log's last day is to become
     */
    VisitorTrack(AccessLog log, List<Concert> concerts, LocalDate ending) {
        this.popularity = Popularity.of(log.lines(), concerts);
        this.site = Site.of(log.lines());
        this.ending = ending;
        this.days = ChronoUnit.DAYS.between(log.lastDay(), ending);
    }

    List<Step> of(Visitor visitor) {
        List<LogLine> inOrder = visitor.lines().stream()
                .sorted(Comparator.comparing(LogLine::time))
                .toList();
        List<Step> steps = new ArrayList<>(inOrder.size());
        Instant last = Instant.MIN;
        String session = "";
        for (LogLine line : inOrder) {
            Instant time = line.time().plus(days, ChronoUnit.DAYS);
            if (session.isEmpty() || Duration.between(last, time).compareTo(SESSION_GAP) >= 0) {
                session = visitor.anonymousId() + "." + time.getEpochSecond();
            }
            last = time;
            Meaning meaning = RequestMapping.of(line, popularity.of(line), site);
            steps.add(new Step(
                    new Interaction(
                            messageId(line),
                            meaning.eventType(),
                            meaning.entityType(),
                            meaning.entityId(),
                            meaning.metadata().map(),
                            session,
                            visitor.anonymousId(),
                            time),
                    meaning.action()));
        }
        return steps;
    }

    /** The same for the same line and ending, and for no other. */
    private String messageId(LogLine line) {
        byte[] hash = sha256().digest(line.text().getBytes(StandardCharsets.UTF_8));
        return "replay-" + ending + "-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
