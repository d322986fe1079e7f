package app.synth.localstack.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A line of the real log with what the replay takes it for. Everything else that can be read from the line is left to the
 * reader.
 *
 * @param text the line as it stands in the file
 * @param anonymousId whom the replay sends it for
 * @param action the canonical action that it should be counted as
 */
public record ReplayedLine(
        String text,
        String anonymousId,
        String entityType,
        String entityId,
        Map<String, Object> metadata,
        String action) {
    private static final LocalDate ANY_DAY = LocalDate.EPOCH;

    /** A concert, as far as figures depend on it. */
    public record Played(String eventId, String artistId, String venueId) {}

    /** Every well-formed line, in no order; the test is skipped where the files are not. */
    public static List<ReplayedLine> all() throws IOException {
        AccessLog log = AccessLog.read(log());
        VisitorTrack track = new VisitorTrack(log, ConcertFile.read(concerts()), ANY_DAY);
        return Visitor.of(log.lines()).stream()
                .flatMap(visitor -> {
                    List<VisitorTrack.Step> steps = track.of(visitor);
                    List<LogLine> lines = visitor.lines().stream()
                            .sorted(Comparator.comparing(LogLine::time))
                            .toList();
                    return IntStream.range(0, lines.size())
                            .mapToObj(i -> of(lines.get(i), visitor.anonymousId(), steps.get(i)));
                })
                .toList();
    }

    public static List<Played> played() throws IOException {
        return ConcertFile.read(concerts()).stream()
                .map(concert -> new Played(
                        concert.eventId(), concert.artistId(), concert.venueId() == null ? "" : concert.venueId()))
                .toList();
    }

    public static Path log() {
        return SharedData.file("access-log.txt.gz");
    }

    public static Path concerts() {
        return SharedData.file("concerts.csv.gz");
    }

    private static ReplayedLine of(LogLine line, String anonymousId, VisitorTrack.Step step) {
        return new ReplayedLine(
                line.text(),
                anonymousId,
                step.interaction().entityType(),
                step.interaction().entityId(),
                new TreeMap<>(step.interaction().metadata()),
                step.action());
    }
}
