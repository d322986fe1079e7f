package app.synth.analytics.behaviour;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about paths.
 *
 * @param entityType null for any
 * @param entityId null for any
 * @param excluded actions that are passed over
 * @param depth how many steps
 * @param limit how many actions of each step are told apart
 */
record PathsQuestion(
        String action,
        @Nullable String entityType,
        @Nullable String entityId,
        boolean backwards,
        List<String> excluded,
        int depth,
        int limit) {
    /** The canonical actions of the contract. */
    static final Set<String> ACTIONS = Set.of(
            "detail_view_end",
            "impression",
            "detail_view",
            "review_view",
            "profile_visit",
            "ticket_click",
            "event_click",
            "review_click",
            "ad_click",
            "promotion_click",
            "load_more",
            "interest",
            "interest_removed",
            "follow",
            "unfollow",
            "like",
            "unlike",
            "search_results",
            "search",
            "message",
            "comment",
            "share",
            "review",
            "attend",
            "swipe",
            "navigate",
            "scroll",
            "friend_add",
            "purchase",
            "funnel_step",
            "funnel_complete",
            "form_submit",
            "other");

    PathsQuestion {
        excluded = List.copyOf(excluded);
    }
}
