package app.synth.tracking.action;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every {@code event_type} there is. An interaction of any other is quarantined. */
public enum EventType {
    VIEW,
    IMPRESSION,
    CLICK,
    CLICK_TICKET,
    INTEREST,
    SEARCH,
    LIKE,
    SHARE,
    COMMENT,
    REVIEW,
    SWIPE,
    NAVIGATE,
    SCROLL,
    FORM_SUBMIT,
    FOLLOW,
    ATTEND,
    FRIEND_ADD,
    IDENTIFY,
    PURCHASE,
    CUSTOM;

    private static final Map<String, EventType> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::text, Function.identity()));

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As it is sent and stored: {@code click_ticket}. */
    public String text() {
        return text;
    }

    /** The type of this name; names are lower case. */
    public static Optional<EventType> named(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }
}
