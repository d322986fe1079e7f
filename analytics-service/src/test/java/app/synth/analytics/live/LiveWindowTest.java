package app.synth.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.analytics.live.LiveFigures.LiveAction;
import app.synth.analytics.live.LiveFigures.LiveTopEvent;
import app.synth.analytics.live.Look.Counted;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveWindowTest {
    private static final Instant START = Instant.parse("2026-11-26T12:00:00.500Z");
    private static final long SECOND = START.getEpochSecond();

    private final LiveWindow window = window(3, 10);

    @Test
    void whatIsNewIsAddedAndWhatIsAMinuteAgoIsOver() {
        window.add(look(0, List.of(action(0, "share", 3), action(-59, "share", 2)), List.of()));
        assertThat(window.figures().lastMinute()).isEqualTo(5);
        window.add(look(1, List.of(action(1, "share", 1)), List.of()));
        assertThat(window.figures().actions()).containsExactly(new LiveAction("share", 0.3, 4));
        window.add(look(59, List.of(), List.of()));
        assertThat(window.figures().lastMinute()).isEqualTo(4);
        window.add(look(60, List.of(), List.of()));
        assertThat(window.figures().lastMinute()).isEqualTo(1);
        window.add(look(500, List.of(), List.of()));
        assertThat(window.figures().actions()).isEmpty();
    }

    @Test
    void aRateIsOverTenSecondsThatAreOver() {
        window.add(look(
                0,
                List.of(
                        action(0, "share", 1000),
                        action(-1, "share", 10),
                        action(-10, "like", 5),
                        action(-11, "like", 50)),
                List.of()));
        assertThat(window.figures().perSecond()).isEqualTo(1.5);
        assertThat(window.figures().actions())
                .containsExactly(new LiveAction("share", 1.0, 1010), new LiveAction("like", 0.5, 55));
    }

    @Test
    void clocksThatDifferLoseNothingOfThisMinute() {
        window.add(look(0, List.of(action(7, "share", 2), action(-60, "share", 9)), List.of()));
        assertThat(window.figures().lastMinute()).isEqualTo(2);
        window.add(look(-3, List.of(action(-3, "share", 1)), List.of()));
        assertThat(window.figures().at()).isEqualTo(START);
        assertThat(window.figures().lastMinute()).isEqualTo(3);
    }

    @Test
    void theEventsWithTheMostAreToldWithTheirTitles() {
        LiveWindow top = window(2, 10);
        top.add(look(0, List.of(), List.of(event(0, "a", "A", 1), event(0, "b", null, 2), event(-1, "c", "C", 2))));
        top.add(look(1, List.of(), List.of(event(1, "a", "A, moved", 3))));
        assertThat(top.figures().events())
                .containsExactly(new LiveTopEvent("a", "A, moved", 4), new LiveTopEvent("b", null, 2));
    }

    @Test
    void ofTooManyEventsTheLeastAreForgotten() {
        LiveWindow small = window(10, 2);
        small.add(look(0, List.of(), List.of(event(0, "a", null, 5), event(0, "b", null, 1), event(0, "c", null, 3))));
        assertThat(small.figures().events())
                .containsExactly(new LiveTopEvent("a", null, 5), new LiveTopEvent("c", null, 3));
        IntStream.range(1, 300)
                .forEach(second ->
                        small.add(look(second, List.of(), List.of(event(second, "event " + second, null, 1)))));
        assertThat(small.events()).isEqualTo(2);
    }

    @Test
    void whatCouldNotBeReadIsSaid() {
        assertThat(window.figures().since()).isBeforeOrEqualTo(Instant.EPOCH);
        window.add(new Look("1", START, START.minusSeconds(20), 0.3, List.of(), List.of()));
        assertThat(window.figures().since()).isEqualTo(START.minusSeconds(20));
        assertThat(window.figures().behindSeconds()).isEqualTo(0.3);
        window.add(look(30, List.of(), List.of()));
        assertThat(window.figures().since()).isEqualTo(START.minusSeconds(20));
        window.add(look(41, List.of(), List.of()));
        assertThat(window.figures().since()).isEqualTo(START.minusSeconds(19));
        assertThat(window.figures().behindSeconds()).isZero();
    }

    /** Against a list of everything; seeded. */
    @Test
    void itIsWhatCountingTheMinuteGives() {
        Random random = new Random(20261127);
        Deque<Counted> all = new ArrayDeque<>();
        long now = 0;
        for (int round = 0; round < 500; round++) {
            now += 1 + (random.nextInt(10) == 0 ? random.nextInt(80) : random.nextInt(2));
            List<Counted> fresh = new ArrayList<>();
            for (int count = random.nextInt(5); count > 0; count--) {
                fresh.add(action(now - random.nextInt(70), "action " + random.nextInt(3), 1 + random.nextInt(9)));
            }
            all.addAll(fresh);
            window.add(look(now, fresh, List.of()));
            long after = SECOND + now - 60;
            assertThat(window.figures().lastMinute())
                    .as("round %d", round)
                    .isEqualTo(all.stream()
                            .filter(each -> each.second() > after)
                            .mapToLong(Counted::interactions)
                            .sum());
        }
    }

    private static LiveWindow window(int topEvents, int eventsAtMost) {
        return new LiveWindow(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValue("analytics.live.top-events", String.valueOf(topEvents))
                .withDefaultValue("analytics.live.events-at-most", String.valueOf(eventsAtMost))
                .withMapping(LiveConfig.class)
                .build()
                .getConfigMapping(LiveConfig.class));
    }

    private static Look look(long second, List<Counted> actions, List<Counted> events) {
        return new Look("1", START.plusSeconds(second), null, 0, actions, events);
    }

    private static Counted action(long second, String action, int count) {
        return new Counted(SECOND + second, action, null, count);
    }

    private static Counted event(long second, String event, @Nullable String title, int count) {
        return new Counted(SECOND + second, event, title, count);
    }
}
