package app.synth.analytics.figures;

import app.synth.accounts.client.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kinds of things of which the first can be asked for, and by what: the first metric where none is named. */
enum TopList {
    EVENTS(
            "detail_views",
            "impressions",
            "clicks",
            "ticket_link_clicks",
            "interested_count",
            "likes_count",
            "comments_count",
            "shares_count",
            "review_count"),
    ARTISTS(
            "profile_views",
            "new_followers",
            "event_impressions",
            "event_clicks",
            "reviews_received",
            "total_engagement"),
    VENUES(
            "profile_views",
            "new_followers",
            "events_hosted",
            "event_impressions",
            "event_attendance",
            "reviews_received"),
    SEARCHES("searches", "without_results");

    private final List<String> metrics;

    TopList(String... metrics) {
        this.metrics = List.of(metrics);
    }

    /** Empty for what is none. */
    static Optional<TopList> of(String code) {
        return Stream.of(values()).filter(list -> list.code().equals(code)).findAny();
    }

    /** As in addresses. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that counts where none is named. */
    String usual() {
        return metrics.getFirst();
    }

    /** From the parameter of a request. */
    String metric(@Nullable String asked) {
        if (asked == null) {
            return usual();
        }
        if (!metrics.contains(asked)) {
            throw Problems.badField("metric", "metric of " + code() + " is one of " + String.join(", ", metrics));
        }
        return asked;
    }
}
