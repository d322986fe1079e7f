package app.synth.tracking.action;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a person did: the only thing that is ever counted. {@link CanonicalAction} says how each is sent. */
public enum Action {
    DETAIL_VIEW_END,
    IMPRESSION,
    DETAIL_VIEW,
    REVIEW_VIEW,
    PROFILE_VISIT,
    TICKET_CLICK,
    EVENT_CLICK,
    REVIEW_CLICK,
    AD_CLICK,
    PROMOTION_CLICK,
    LOAD_MORE,
    INTEREST,
    INTEREST_REMOVED,
    FOLLOW,
    UNFOLLOW,
    LIKE,
    UNLIKE,
    SEARCH_RESULTS,
    SEARCH,
    MESSAGE,
    COMMENT,
    SHARE,
    REVIEW,
    ATTEND,
    SWIPE,
    NAVIGATE,
    SCROLL,
    FRIEND_ADD,
    PURCHASE,
    FUNNEL_STEP,
    FUNNEL_COMPLETE,
    FORM_SUBMIT,
    /** What no rule says more about. */
    OTHER;

    private static final Map<String, Action> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Action::text, Function.identity()));

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The action of this name; names are lower case. */
    public static Optional<Action> named(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** As it is stored: {@code detail_view_end}. */
    public String text() {
        return text;
    }
}
