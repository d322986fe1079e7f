package app.synth.bench.ingest;

import app.synth.localstack.client.Metadata;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;

/** What happens in the app, each with how often among a hundred and with the metadata that its screen sends. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum Happening {
    IMPRESSION(
            40,
            "view",
            "event",
            (random, event) -> Metadata.of("source", "feed")
                    .and("position", random.nextInt(40))
                    .and("feed_type", random.nextBoolean() ? "personalized" : "following")
                    .and("scroll_depth", random.nextInt(100))
                    .and("viewport_time", 1_762_000_000_000L + random.nextInt(1_000_000))),
    EVENT_CLICK(
            12,
            "click",
            "event",
            (random, event) -> Metadata.of("source", "feed")
                    .and("position", random.nextInt(40))
                    .and("feed_tab", "events")
                    .and("distance_miles", random.nextInt(400) / 10.0)
                    .and("relevance_score", random.nextInt(1000) / 1000.0)
                    .and("artist_name", "The Night Herons")
                    .and("venue_name", "Paradise Rock Club")
                    .and("event_date", "2026-12-05")
                    .and("price_range", "$35-$60")),
    DETAIL_VIEW(
            10,
            "view",
            "event",
            (random, event) -> Metadata.of("source", "event_modal")
                    .and("artist_name", "The Night Herons")
                    .and("venue_name", "Paradise Rock Club")
                    .and("has_ticket_urls", true)
                    .and("has_setlist", random.nextBoolean())),
    DETAIL_VIEW_END(
            10,
            "view",
            "event",
            (random, event) -> Metadata.of("source", "event_modal_close")
                    .and("duration_seconds", random.nextInt(120))
                    .and("interacted", random.nextBoolean())
                    .and("scrolled_to_bottom", false)
                    .and("viewed_setlist", false)
                    .and("viewed_reviews", random.nextBoolean())),
    TICKET_CLICK(
            5,
            "click",
            "ticket_link",
            (random, event) -> Metadata.of("ticket_url", "https://tickets.example/event/" + event)
                    .and("ticket_provider", "ticketmaster")
                    .and("price_range", "$35-$60")
                    .and("event_date", "2026-12-05")
                    .and("source", "event_modal")
                    .and("days_until_event", random.nextInt(60))
                    .and("user_interested", random.nextBoolean())),
    SEARCH(
            4,
            "search",
            "artists",
            (random, event) -> Metadata.of("query", "night herons")
                    .and("search_type", "artists")
                    .and("query_length", 12)
                    .and("from_view", "search")),
    SEARCH_RESULTS(
            4,
            "search",
            "search_results",
            (random, event) -> Metadata.of("query", "night herons")
                    .and("search_type", "artists")
                    .and("result_count", random.nextInt(50))
                    .and("artist_count", random.nextInt(20))
                    .and("event_count", random.nextInt(30))
                    .and("load_time_ms", random.nextInt(900))
                    .and("has_results", true)),
    ARTIST_VISIT(
            4,
            "click",
            "artist",
            (random, event) -> Metadata.of("source", "event_modal")
                    .and("event_id", event)
                    .and("artist_name", "The Night Herons")
                    .and("from_view", "/feed")),
    VENUE_VISIT(
            3,
            "click",
            "venue",
            (random, event) -> Metadata.of("source", "event_modal")
                    .and("event_id", event)
                    .and("venue_name", "Paradise Rock Club")
                    .and("venue_city", "Boston")
                    .and("venue_state", "MA")),
    INTEREST(
            3,
            "interest",
            "event",
            (random, event) -> Metadata.of("interested", random.nextInt(10) > 0)
                    .and("source", "event_card")
                    .and("artist_name", "The Night Herons")
                    .and("venue_name", "Paradise Rock Club")),
    LIKE(
            2,
            "like",
            "review",
            (random, event) -> Metadata.of("liked", random.nextInt(10) > 0)
                    .and("review_rating", 1 + random.nextInt(5))
                    .and("source", "feed")
                    .and("had_photos", random.nextBoolean())),
    SHARE(
            1,
            "share",
            "event",
            (random, event) -> Metadata.of("platform", "whatsapp")
                    .and("recipient_count", 1 + random.nextInt(3))
                    .and("has_message", true)),
    SCROLL(
            2,
            "scroll",
            "feed",
            (random, event) ->
                    Metadata.of("max_scroll_percent", 10 + random.nextInt(90)).and("active_tab", "events"));

    private final int perHundred;
    private final String eventType;
    private final String entityType;
    private final BiFunction<Random, UUID, Metadata> metadata;

    Happening(int perHundred, String eventType, String entityType, BiFunction<Random, UUID, Metadata> metadata) {
        this.perHundred = perHundred;
        this.eventType = eventType;
        this.entityType = entityType;
        this.metadata = metadata;
    }

    int perHundred() {
        return perHundred;
    }

    String eventType() {
        return eventType;
    }

    String entityType() {
        return entityType;
    }

    Map<String, Object> metadata(Random random, UUID event) {
        return metadata.apply(random, event).map();
    }

    static Happening any(Random random) {
        int left = random.nextInt(100);
        for (Happening happening : values()) {
            left -= happening.perHundred;
            if (left < 0) {
                return happening;
            }
        }
        throw new AssertionError("the shares make a hundred");
    }
}
