package app.synth.tracking.action;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * The one place that says which action an interaction is. Screens and reports disagree about names (a screen logs an
 * impression as a {@code view} with a source, and a ticket click as a {@code click} on {@code ticket_link}); after this
 * nobody needs to know.
 */
public final class CanonicalAction {
    private static final Set<String> LISTS = Set.of("feed", "search", "list");

    private CanonicalAction() {}

    /**
     * Pure and total: the same interaction always gives the same action, and every interaction gives one.
     *
     * @param entityType as sent; one that is not known gives {@link Action#OTHER} where the type alone does not decide
     * @param metadata an object
     */
    public static Action of(EventType type, String entityType, JsonNode metadata) {
        return switch (type) {
            case VIEW -> view(entityType, metadata);
            case IMPRESSION -> Action.IMPRESSION;
            case CLICK -> click(entityType);
            case CLICK_TICKET -> Action.TICKET_CLICK;
            case INTEREST -> denied(metadata, "interested") ? Action.INTEREST_REMOVED : Action.INTEREST;
            case FOLLOW -> denied(metadata, "following") ? Action.UNFOLLOW : Action.FOLLOW;
            case LIKE ->
                denied(metadata, metadata.hasNonNull("liked") ? "liked" : "is_liked") ? Action.UNLIKE : Action.LIKE;
            case SEARCH -> entityType.equals("search_results") ? Action.SEARCH_RESULTS : Action.SEARCH;
            case COMMENT -> entityType.equals("chat") ? Action.MESSAGE : Action.COMMENT;
            case FORM_SUBMIT -> formSubmit(entityType);
            case SHARE -> Action.SHARE;
            case REVIEW -> Action.REVIEW;
            case ATTEND -> Action.ATTEND;
            case SWIPE -> Action.SWIPE;
            case NAVIGATE -> Action.NAVIGATE;
            case SCROLL -> Action.SCROLL;
            case FRIEND_ADD -> Action.FRIEND_ADD;
            case PURCHASE -> Action.PURCHASE;
            case IDENTIFY, CUSTOM -> Action.OTHER;
        };
    }

    private static Action view(String entityType, JsonNode metadata) {
        return switch (entityType) {
            case "event" -> {
                if (endsAView(metadata)) {
                    yield Action.DETAIL_VIEW_END;
                }
                yield inPassing(metadata) ? Action.IMPRESSION : Action.DETAIL_VIEW;
            }
            case "review" -> inPassing(metadata) ? Action.IMPRESSION : Action.REVIEW_VIEW;
            case "ad", "promotion" -> inPassing(metadata) ? Action.IMPRESSION : Action.OTHER;
            case "artist", "venue" -> Action.PROFILE_VISIT;
            default -> Action.OTHER;
        };
    }

    private static Action click(String entityType) {
        return switch (entityType) {
            case "artist", "venue" -> Action.PROFILE_VISIT;
            case "ticket_link" -> Action.TICKET_CLICK;
            case "event" -> Action.EVENT_CLICK;
            case "review" -> Action.REVIEW_CLICK;
            case "ad" -> Action.AD_CLICK;
            case "promotion" -> Action.PROMOTION_CLICK;
            case "load_more" -> Action.LOAD_MORE;
            default -> Action.OTHER;
        };
    }

    private static Action formSubmit(String form) {
        return switch (form) {
            case "conversion_funnel" -> Action.FUNNEL_STEP;
            case "conversion_funnel_complete" -> Action.FUNNEL_COMPLETE;
            default -> Action.FORM_SUBMIT;
        };
    }

    /** The page was left: how long it was open is known. Zero seconds are a duration too. */
    private static boolean endsAView(JsonNode metadata) {
        return says(metadata, "duration_seconds")
                || says(metadata, "duration")
                || metadata.path("source").asText().equals("event_modal_close");
    }

    /** Seen in a list or scrolled by, not opened. */
    private static boolean inPassing(JsonNode metadata) {
        return LISTS.contains(metadata.path("source").asText()) || says(metadata, "viewport_time");
    }

    private static boolean says(JsonNode metadata, String key) {
        JsonNode value = metadata.path(key);
        return value.isNumber() || (value.isTextual() && !value.textValue().isBlank());
    }

    /** Only an explicit false turns the action round; some clients write it as text. */
    private static boolean denied(JsonNode metadata, String key) {
        JsonNode value = metadata.path(key);
        return value.isBoolean()
                ? !value.booleanValue()
                : value.isTextual() && value.textValue().strip().equalsIgnoreCase("false");
    }
}
