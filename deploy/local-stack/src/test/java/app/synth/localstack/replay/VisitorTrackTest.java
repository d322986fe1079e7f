package app.synth.localstack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.localstack.client.Interaction;
import app.synth.localstack.replay.VisitorTrack.Step;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VisitorTrackTest {
    private static final LocalDate ENDING = LocalDate.of(2026, 11, 21);
    private static final Concert EARLY = concert("early", "2020-01-01T00:00:00Z");
    private static final Concert LATE = concert("late", "2021-01-01T00:00:00Z");
    private static final Concert LATE_TOO = concert("late too", "2021-01-01T00:00:00Z");
    private static final List<Concert> CONCERTS = List.of(EARLY, LATE_TOO, LATE);

    @Test
    void movesTimesByWholeDaysAndPutsThemInOrder() {
        List<Interaction> track = track(line("20/May/2015:21:05:15", "/b"), line("18/May/2015:00:00:01", "/a"));
        assertThat(track.stream().map(Interaction::occurredAt))
                .containsExactly(Instant.parse("2026-11-19T00:00:01Z"), Instant.parse("2026-11-21T21:05:15Z"));
    }

    @Test
    void beginsASessionAfterHalfAnHourWithoutARequest() {
        List<Interaction> track = track(
                line("20/May/2015:10:00:00", "/a"),
                line("20/May/2015:10:29:59", "/a"),
                line("20/May/2015:10:59:59", "/a"));
        assertThat(track.stream().map(Interaction::sessionId).distinct()).hasSize(2);
        assertThat(track.get(0).sessionId()).isEqualTo(track.get(1).sessionId());
    }

    @Test
    void givesTheMostRequestedPathTheLatestConcert() {
        List<Interaction> track = track(
                line("20/May/2015:10:00:00", "/a.png"),
                line("20/May/2015:10:00:01", "/b.png?1"),
                line("20/May/2015:10:00:02", "/b.png?2"),
                line("20/May/2015:10:00:03", "/c.png"),
                line("20/May/2015:10:00:04", "/d.png"));
        assertThat(track.stream().map(Interaction::entityId))
                .containsExactly("late too", "late", "late", "early", "late");
    }

    @Test
    void makesMessageIdsOfTheLineAndTheEnding() {
        String twice = line("20/May/2015:10:00:00", "/a");
        List<Interaction> track = track(twice, twice, line("20/May/2015:10:00:00", "/b"));
        assertThat(track.stream().map(Interaction::messageId).distinct()).hasSize(2);
        assertThat(track).allMatch(one -> one.messageId().startsWith("replay-2026-11-21-"));
        assertThat(track(twice)).isEqualTo(track(twice));
    }

    @Test
    void makesOneInteractionOfEveryRealLine() throws IOException {
        AccessLog log = AccessLog.read(SharedData.file("access-log.txt.gz"));
        VisitorTrack track = new VisitorTrack(log, ConcertFile.read(SharedData.file("concerts.csv.gz")), ENDING);
        List<Visitor> visitors = Visitor.of(log.lines());
        List<Interaction> all = visitors.stream()
                .flatMap(visitor -> track.of(visitor).stream())
                .map(Step::interaction)
                .toList();
        assertThat(all).hasSize(9_999);
        assertThat(all.stream().map(Interaction::messageId).distinct()).hasSize(9_980);
        assertThat(visitors.stream().map(Visitor::anonymousId).distinct()).hasSize(1_861);
        assertThat(visitors.stream().map(Visitor::anonymousId).distinct()).hasSize(1_861);
        assertThat(all.stream()
                        .map(one -> one.occurredAt().atZone(ZoneOffset.UTC).toLocalDate())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                .containsOnlyKeys(ENDING.minusDays(3), ENDING.minusDays(2), ENDING.minusDays(1), ENDING);
    }

    private static List<Interaction> track(String... lines) {
        List<LogLine> parsed = Arrays.stream(lines)
                .map(line -> LogLine.parse(line).orElseThrow())
                .toList();
        VisitorTrack track = new VisitorTrack(new AccessLog(lines.length, parsed, List.of()), CONCERTS, ENDING);
        return track.of(Visitor.of(parsed).getFirst()).stream()
                .map(Step::interaction)
                .toList();
    }

    private static String line(String time, String target) {
        return "v - - [%s +0000] \"GET %s HTTP/1.1\" 200 1 \"-\" \"agent\"".formatted(time, target);
    }

    private static Concert concert(String id, String startsAt) {
        return new Concert(id, id, "Band", "Tour", null, null, null, Instant.parse(startsAt));
    }
}
