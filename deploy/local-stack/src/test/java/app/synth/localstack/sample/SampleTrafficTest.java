package app.synth.localstack.sample;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.localstack.client.Interaction;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTrafficTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<Interaction> TRAFFIC = traffic(1, TODAY);

    /** One way of sending each canonical action, and a second where older apps have one. */
    private static final Set<String> ALL_SHAPES = Set.of(
            "impression event",
            "view event feed",
            "click event",
            "view event",
            "view event duration",
            "click_ticket event",
            "click ticket_link",
            "purchase event",
            "interest event true",
            "interest event false",
            "like event true",
            "like event false",
            "like review true",
            "like review false",
            "follow artist true",
            "follow artist false",
            "click artist",
            "view venue",
            "share event",
            "search events",
            "search search_results",
            "view review feed",
            "click review",
            "view review",
            "comment review",
            "comment event",
            "comment chat",
            "attend event",
            "review event",
            "friend_add user",
            "swipe event",
            "scroll feed",
            "navigate feed_tab",
            "click load_more",
            "impression ad",
            "click ad",
            "impression promotion",
            "click promotion",
            "form_submit conversion_funnel",
            "form_submit conversion_funnel_complete",
            "form_submit profile_edit",
            "custom page");

    @Test
    void isTheSameForTheSameSeedAndDay() {
        assertThat(traffic(1, TODAY)).isEqualTo(TRAFFIC);
        assertThat(ids(traffic(2, TODAY))).doesNotContainAnyElementsOf(ids(TRAFFIC));
    }

    @Test
    void hasMessageIdsOfItsOwnForEveryInteraction() {
        assertThat(new HashSet<>(ids(TRAFFIC))).hasSameSizeAs(TRAFFIC);
        assertThat(ids(TRAFFIC)).allMatch(id -> id.startsWith("sample-1-") && id.length() <= 200);
    }

    @Test
    void hasEightToTwelveThousandInteractionsInAFortnight() {
        assertThat(TRAFFIC).hasSizeBetween(8_000, 12_000);
    }

    @Test
    void hasEveryActionInTheShapesThatAppsSend() {
        Set<String> shapes = TRAFFIC.stream().map(SampleTrafficTest::shape).collect(Collectors.toSet());
        assertThat(shapes).isEqualTo(ALL_SHAPES);
    }

    @Test
    void looksAtPopularConcertsFarMoreOften() {
        Map<String, Long> seen = TRAFFIC.stream()
                .filter(one -> Set.of("impression event", "view event feed").contains(shape(one)))
                .collect(Collectors.groupingBy(Interaction::entityId, Collectors.counting()));
        List<Long> ranked = IntStream.rangeClosed(1, SampleCatalogue.SHOWS)
                .mapToObj(number -> seen.getOrDefault("sample-concert-%02d".formatted(number), 0L))
                .toList();
        assertThat((double) ranked.get(0) / ranked.get(9)).isBetween(4.0, 16.0); // 10^0.9 is 8
        assertThat(ranked.get(0)).isGreaterThan(ranked.get(1));
        assertThat(ranked.get(1)).isGreaterThan(ranked.get(4));
        assertThat(ranked.subList(40, 60)).allMatch(count -> count > 0);
    }

    @Test
    void isBusyInTheEveningAndQuietAtNight() {
        // American evenings are the night of UTC.
        assertThat(inHours(0, 3)).isGreaterThan(4 * inHours(8, 11));
    }

    @Test
    void narrowsFromImpressionsToTickets() {
        Map<String, Long> types =
                TRAFFIC.stream().collect(Collectors.groupingBy(SampleTrafficTest::shape, Collectors.counting()));
        long impressions = types.get("impression event") + types.get("view event feed");
        long tickets = types.get("click_ticket event") + types.get("click ticket_link");
        assertThat(impressions).isGreaterThan(3 * types.get("click event"));
        assertThat(types.get("click event")).isGreaterThan(2 * tickets);
        assertThat(tickets).isGreaterThan(2 * types.get("purchase event"));
    }

    private static long inHours(int from, int until) {
        return TRAFFIC.stream()
                .map(one -> one.occurredAt().atZone(ZoneOffset.UTC).getHour())
                .filter(hour -> hour >= from && hour <= until)
                .count();
    }

    private static String shape(Interaction one) {
        Map<String, Object> metadata = one.metadata();
        String shape = one.eventType() + " " + one.entityType();
        for (String toggle : List.of("interested", "liked", "following")) {
            if (metadata.containsKey(toggle)) {
                return shape + " " + metadata.get(toggle);
            }
        }
        if (!one.eventType().equals("view")) {
            return shape;
        }
        if (metadata.containsKey("duration_seconds")) {
            return shape + " duration";
        }
        return "feed".equals(metadata.get("source")) ? shape + " feed" : shape;
    }

    private static List<String> ids(List<Interaction> interactions) {
        return interactions.stream().map(Interaction::messageId).toList();
    }

    private static List<Interaction> traffic(long seed, LocalDate today) {
        SampleTraffic traffic = new SampleTraffic(seed, new SampleCatalogue(seed, today), new SamplePeople(seed));
        return IntStream.range(0, SamplePeople.PEOPLE)
                .boxed()
                .flatMap(person -> IntStream.rangeClosed(1, 14)
                        .mapToObj(back -> traffic.of(person, today.minusDays(back)))
                        .flatMap(List::stream))
                .toList();
    }
}
