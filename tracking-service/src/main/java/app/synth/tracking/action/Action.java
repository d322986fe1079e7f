package app.synth.tracking.action;

import java.util.Locale;

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

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As it is stored: {@code detail_view_end}. */
    public String text() {
        return text;
    }
}
