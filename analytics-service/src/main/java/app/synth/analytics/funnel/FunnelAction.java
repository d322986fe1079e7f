package app.synth.analytics.funnel;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The canonical actions that somebody does to an event, and so can be steps. */
public enum FunnelAction {
    IMPRESSION(1),
    EVENT_CLICK(2),
    DETAIL_VIEW(3),
    INTEREST(4),
    TICKET_CLICK(5),
    PURCHASE(6),
    DETAIL_VIEW_END(0),
    INTEREST_REMOVED(0),
    LIKE(0),
    UNLIKE(0),
    COMMENT(0),
    SHARE(0),
    REVIEW(0),
    ATTEND(0);

    private final int fact;

    FunnelAction(int fact) {
        this.fact = fact;
    }

    /** As everywhere. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the narrow facts have it. */
    boolean isFact() {
        return fact > 0;
    }

    /** Its number in the narrow facts. */
    int fact() {
        return fact;
    }

    static Optional<FunnelAction> of(String code) {
        return Stream.of(values()).filter(action -> action.code().equals(code)).findAny();
    }
}
