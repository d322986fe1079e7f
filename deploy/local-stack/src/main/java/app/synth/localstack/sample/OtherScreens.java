package app.synth.localstack.sample;

import app.synth.localstack.client.Metadata;

/** The screens that are not of one concert: the feed, search, reviews, people, advertisements and settings. */
final class OtherScreens {
    private final Notebook notes;

    OtherScreens(Notebook notes) {
        this.notes = notes;
    }

    void scroll(int percent) {
        Metadata scrolled = Metadata.of("max_scroll_percent", percent).and("active_tab", "personalized");
        notes.note("scroll", "feed", "personalized", scrolled);
    }

    void loadMore(int offset) {
        Metadata more =
                Metadata.of("offset", offset).and("active_tab", "personalized").and("current_items", offset);
        notes.note("click", "load_more", "feed", more);
    }

    void search(String query) {
        Metadata searched = Metadata.of("query", query)
                .and("search_type", "events")
                .and("query_length", query.length())
                .and("from_view", "feed");
        notes.note("search", "events", query, searched);
    }

    void searchResults(String query, int results) {
        Metadata found = Metadata.of("query", query)
                .and("search_type", "events")
                .and("result_count", results)
                .and("has_results", results > 0)
                .and("load_time_ms", 80 + 10 * results);
        notes.note("search", "search_results", query, found);
    }

    void seeReview(String review, int position) {
        notes.note("view", "review", review, inFeed(position).and("feed_type", "following"));
    }

    void clickReview(String review, int position) {
        notes.note("click", "review", review, inFeed(position).and("has_photos", position % 2 == 0));
    }

    void readReview(String review) {
        notes.note("view", "review", review, Metadata.of("source", "review_page"));
    }

    void commentOnReview(String review, int length) {
        notes.note("comment", "review", review, Metadata.of("message_length", length));
    }

    void message(Person to, int length) {
        Metadata sent = Metadata.of("message_length", length).and("has_event_share", false);
        notes.note("comment", "chat", "chat-" + to.anonymousId(), sent);
    }

    void addFriend(Person friend) {
        notes.note("friend_add", "user", friend.userId().toString(), Metadata.of("source", "suggestions"));
    }

    void advertisement(String type, int number, boolean click) {
        String id = "sample-" + type + "-" + number;
        Metadata seen = inFeed(number).and("feed_type", "personalized");
        notes.note(click ? "click" : "impression", type, id, seen);
    }

    void submitForm(String form, boolean success) {
        notes.note("form_submit", form, "me", Metadata.of("success", success));
    }

    void changeSetting(String name) {
        notes.note("custom", "page", "settings", Metadata.of("setting", name));
    }

    private static Metadata inFeed(int position) {
        return Metadata.of("source", "feed").and("position", position);
    }
}
