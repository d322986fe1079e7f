package app.synth.bench.rollup;

import app.synth.bench.load.Requests.Get;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people ask of the figures API, each with how often among a hundred, about what is popular more than about the rest. */
enum FiguresQuestion {
    EVENT("events/{id}", 35),
    USER("users/me", 25),
    ARTIST("artists/{id}", 20),
    VENUE("venues/{id}", 10),
    OVERVIEW("overview", 10);

    private static final String PREFIX = "/api/v1/analytics/";

    /** A month, a quarter and a year, in days. */
    private static final List<Integer> SPANS = List.of(30, 90, 365);

    private final String path;
    private final int perHundred;

    FiguresQuestion(String path, int perHundred) {
        this.path = path;
        this.perHundred = perHundred;
    }

    /** So many questions of this kind. */
    List<Get> questions(int count, TwoYears years, String admin, List<String> users, Random random) {
        return Stream.generate(() -> question(years, admin, users, random))
                .limit(count)
                .toList();
    }

    /** Questions of these kinds, each as often as it is asked. */
    static List<Get> mix(
            List<FiguresQuestion> kinds, int count, TwoYears years, String admin, List<String> users, Random random) {
        return kinds.stream()
                .flatMap(kind -> kind.questions(count * kind.perHundred / 100, years, admin, users, random).stream())
                .toList();
    }

    String title() {
        return path;
    }

    private Get question(TwoYears years, String admin, List<String> users, Random random) {
        int span = SPANS.get(random.nextInt(SPANS.size()));
        return switch (this) {
            case EVENT -> {
                int event = popular(years.events(), random);
                // an event has figures for its sixty days: all of them, or a part
                LocalDate until = years.firstOf(event).plusDays(TwoYears.EVENT_DAYS - 1);
                yield get("event-" + event, until, span, admin);
            }
            case USER -> get(null, years.last(), span, users.get(random.nextInt(users.size())));
            case ARTIST -> get("artist-" + popular(years.artists(), random), years.last(), span, admin);
            case VENUE -> get("venue-" + popular(years.venues(), random), years.last(), span, admin);
            case OVERVIEW -> get(null, years.last(), span, admin);
        };
    }

    private Get get(@Nullable String id, LocalDate until, int span, String token) {
        return new Get(
                "%s%s?from=%s&to=%s"
                        .formatted(
                                PREFIX, id == null ? path : path.replace("{id}", id), until.minusDays(span - 1), until),
                token);
    }

    /** The n-th about 1/n as often as the first. */
    private static int popular(int count, Random random) {
        return (int) Math.pow(count, random.nextDouble()) - 1;
    }
}
