package app.synth.localstack.sample;

import app.synth.localstack.client.Metadata;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The app's screens of concerts, and what each of them tells. Older versions of the app tell an impression as a
 * {@code view} and a ticket click as a {@code click} on {@code ticket_link}; both are in use.
 */
final class Screens {
    private final Notebook notes;
    private final boolean older;

    /** @param older whether the person uses an older version of the app */
    Screens(Notebook notes, boolean older) {
        this.notes = notes;
        this.older = older;
    }

    void openTab(String from, String to) {
        Metadata tabs = Metadata.of("from_tab", from).and("to_tab", to).and("items_viewed", 4);
        notes.note("navigate", "feed_tab", to, tabs);
    }

    void seeInFeed(Show show, int position) {
        String feed = position % 3 == 0 ? "following" : "personalized";
        Metadata seen = Metadata.of("source", "feed")
                .and("position", position)
                .and("feed_type", feed)
                .and("viewport_time", 1_000 + notes.pause(4) * 400);
        notes.note(older ? "view" : "impression", "event", show.id(), seen);
    }

    void clickInFeed(Show show, int position) {
        Metadata clicked = about(show)
                .and("source", "feed")
                .and("position", position)
                .and("event_date", show.day().toString());
        notes.note("click", "event", show.id(), clicked);
    }

    void openDetails(Show show) {
        Metadata opened = about(show).and("source", "event_card").and("has_ticket_urls", true);
        notes.note("view", "event", show.id(), opened);
    }

    void closeDetails(Show show, int seconds) {
        Metadata closed = Metadata.of("duration_seconds", seconds)
                .and("source", "event_modal_close")
                .and("scrolled_to_bottom", seconds > 25);
        notes.note("view", "event", show.id(), closed);
    }

    void clickTicket(Show show, boolean interested) {
        LocalDate today = notes.now().atZone(ZoneOffset.UTC).toLocalDate();
        Metadata ticket = about(show)
                .and("ticket_url", show.ticketUrl())
                .and("ticket_provider", "Example Tickets")
                .and("price_range", show.priceRange())
                .and("event_date", show.day().toString())
                .and("days_until_event", ChronoUnit.DAYS.between(today, show.day()))
                .and("user_interested", interested)
                .and("source", "event_card");
        if (older) {
            notes.note("click", "ticket_link", show.id(), ticket);
        } else {
            notes.note("click_ticket", "event", show.id(), ticket);
        }
    }

    void buy(Show show, int tickets) {
        Metadata bought = Metadata.of("quantity", tickets)
                .and("price_range", show.priceRange())
                .and("currency", "USD");
        notes.note("purchase", "event", show.id(), bought);
    }

    void funnelStep(Show show, String step, int position) {
        Metadata reached = Metadata.of("funnel_step", step)
                .and("funnel_position", position)
                .and("time_from_start_ms", position * 9_000);
        notes.note("form_submit", "conversion_funnel", show.id(), reached);
    }

    void funnelComplete(Show show) {
        Metadata complete = Metadata.of("total_steps", 3)
                .and("total_time_ms", 27_000)
                .and("steps", List.of("click", "view_details", "ticket_click"));
        notes.note("form_submit", "conversion_funnel_complete", show.id(), complete);
    }

    void interest(Show show, boolean interested) {
        Metadata said = about(show).and("interested", interested).and("source", "event_card");
        notes.note("interest", "event", show.id(), said);
    }

    void like(String type, String id, boolean liked) {
        notes.note("like", type, id, Metadata.of("liked", liked).and("source", "feed"));
    }

    void follow(Show show, boolean following) {
        Metadata followed = Metadata.of("following", following).and("source", "artist_page");
        notes.note("follow", "artist", show.artist().artistId(), followed);
    }

    void visitArtist(Show show) {
        Metadata visited = Metadata.of("source", "event_card").and("event_id", show.id());
        notes.note("click", "artist", show.artist().artistId(), visited);
    }

    void visitVenue(Show show) {
        Metadata visited = Metadata.of("source", "event_card")
                .and("event_id", show.id())
                .and("venue_city", show.hall().city())
                .and("venue_state", show.hall().state());
        notes.note("view", "venue", show.hall().id(), visited);
    }

    void share(Show show, String platform) {
        Metadata shared = Metadata.of("platform", platform)
                .and("recipient_count", 1 + notes.pause(3))
                .and("has_message", true);
        notes.note("share", "event", show.id(), shared);
    }

    void commentOn(Show show, int length) {
        notes.note("comment", "event", show.id(), Metadata.of("message_length", length));
    }

    void attend(Show show) {
        notes.note("attend", "event", show.id(), about(show).and("source", "event_card"));
    }

    void review(Show show, int rating, int length) {
        Metadata written = about(show)
                .and("rating", rating)
                .and("review_length", length)
                .and("has_photos", length % 3 == 0)
                .and("privacy", "public")
                .and("time_to_complete_seconds", 30 + length / 2);
        notes.note("review", "event", show.id(), written);
    }

    void swipe(Show show, String direction) {
        notes.note("swipe", "event", show.id(), Metadata.of("direction", direction));
    }

    private static Metadata about(Show show) {
        return Metadata.of("artist_name", show.artist().name())
                .and("venue_name", show.hall().name());
    }
}
