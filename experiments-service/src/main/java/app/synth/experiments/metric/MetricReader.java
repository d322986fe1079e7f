package app.synth.experiments.metric;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was sent into a metric that can be counted. The first field that is not as it must be ends it with 400. */
final class MetricReader {
    static final int WINDOW_AT_MOST = 90;
    private static final int NAME_AT_MOST = 200;
    private static final int DESCRIPTION_AT_MOST = 4_000;
    private static final int WHERE_AT_MOST = 20;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Set<String> DISTINCT = Set.of("session", "entity", "day");
    private static final Set<String> ACTIONS = Set.of(
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

    private MetricReader() {}

    static String key(@Nullable String sent) {
        if (sent == null || !KEY.matcher(sent).matches()) {
            throw Problems.badField(
                    "key", "It must be a lower-case letter, then letters, digits and '_', at most 64 characters");
        }
        return sent;
    }

    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    static String name(@Nullable String sent) {
        return text("name", sent, NAME_AT_MOST);
    }

    static @Nullable String description(@Nullable String sent) {
        return sent == null ? null : text("description", sent, DESCRIPTION_AT_MOST);
    }

    /** The definition, where it can be counted. */
    static MetricDefinition definition(@Nullable MetricDefinition sent) {
        if (sent == null) {
            throw Problems.badField("definition", "It is missing");
        }
        part("definition", sent.action(), sent.eventType(), sent.entityType(), sent.entityId(), sent.where());
        counting("definition", sent.value(), sent.distinct());
        kindsOwn(sent);
        window(sent);
        cap(sent);
        Double margin = sent.guardrailMargin();
        if (margin != null && !(margin >= 0 && margin < 1)) {
            throw Problems.badField("definition.guardrail_margin", "It must be at least 0 and below 1");
        }
        return sent;
    }

    private static void kindsOwn(MetricDefinition sent) {
        boolean ratio = sent.kind().equals("ratio");
        if (ratio != (sent.denominator() != null)) {
            throw Problems.badField("definition.denominator", "A ratio has one, and nothing else has");
        }
        MetricPart denominator = sent.denominator();
        if (denominator != null) {
            part(
                    "definition.denominator",
                    denominator.action(),
                    denominator.eventType(),
                    denominator.entityType(),
                    denominator.entityId(),
                    denominator.where());
            counting("definition.denominator", denominator.value(), denominator.distinct());
        }
        if (sent.kind().equals("sum") && sent.value() == null) {
            throw Problems.badField("definition.value", "A sum needs it: the path of the number in the metadata");
        }
        if (!sent.kind().equals("sum") && !ratio && sent.value() != null) {
            throw Problems.badField("definition.value", "Only a sum or a ratio has it");
        }
        if (!sent.kind().equals("count") && !ratio && sent.distinct() != null) {
            throw Problems.badField("definition.distinct", "Only a count or a ratio has it");
        }
    }

    private static void window(MetricDefinition sent) {
        boolean retention = sent.kind().equals("retention");
        Integer day = sent.day();
        if (retention ? day == null || day < 1 || day >= WINDOW_AT_MOST : day != null) {
            throw Problems.badField(
                    "definition.day",
                    "A retention has one, from 1 to %d, and nothing else has".formatted(WINDOW_AT_MOST - 1));
        }
        Integer window = sent.windowDays();
        if (window != null && (retention || window < 1 || window > WINDOW_AT_MOST)) {
            throw Problems.badField(
                    "definition.window_days",
                    "It must be 1 to %d; a retention has its day instead".formatted(WINDOW_AT_MOST));
        }
    }

    private static void cap(MetricDefinition sent) {
        MetricCap cap = sent.cap();
        if (cap == null) {
            return;
        }
        if (!sent.kind().equals("count") && !sent.kind().equals("sum")) {
            throw Problems.badField("definition.cap", "Only a count or a sum has it");
        }
        Double value = cap.value();
        Double quantile = cap.quantile();
        boolean valueIsGood = value != null && value > 0 && value < 1e15;
        boolean quantileIsGood = quantile != null && quantile > 0 && quantile < 1;
        if ((value == null) == (quantile == null) || !(valueIsGood || quantileIsGood)) {
            throw Problems.badField("definition.cap", "It has either a value above 0, or a quantile between 0 and 1");
        }
    }

    private static void part(
            String field,
            @Nullable String action,
            @Nullable String eventType,
            @Nullable String entityType,
            @Nullable String entityId,
            @Nullable Map<String, @Nullable Object> where) {
        if (action != null && !ACTIONS.contains(action)) {
            throw Problems.badField(field + ".action", "There is no such action");
        }
        if (eventType != null) {
            text(field + ".event_type", eventType, 64);
            if (action != null || entityType != null || entityId != null) {
                throw Problems.badField(field + ".event_type", "A custom event has neither an action nor an entity");
            }
        }
        if (entityType != null) {
            text(field + ".entity_type", entityType, 64);
        }
        if (entityId != null) {
            text(field + ".entity_id", entityId, NAME_AT_MOST);
        }
        if (where != null && where.size() > WHERE_AT_MOST) {
            throw Problems.badField(field + ".where", "It has at most %d members".formatted(WHERE_AT_MOST));
        }
    }

    private static void counting(String field, @Nullable List<String> value, @Nullable String distinct) {
        if (value != null && (value.isEmpty() || value.size() > 5)) {
            throw Problems.badField(field + ".value", "It is a path of 1 to 5 keys");
        }
        if (value != null) {
            for (@Nullable String key : value) {
                text(field + ".value", key, 64);
            }
        }
        if (distinct != null && !DISTINCT.contains(distinct)) {
            throw Problems.badField(field + ".distinct", "It must be session, entity or day");
        }
        if (distinct != null && value != null) {
            throw Problems.badField(field + ".distinct", "It counts, so that there is no value to sum up");
        }
    }

    private static String text(String field, @Nullable String sent, int atMost) {
        if (sent == null || sent.isBlank() || sent.length() > atMost || !SentText.isStorable(sent)) {
            throw Problems.badField(field, "It must be text of 1 to %d characters".formatted(atMost));
        }
        return sent.strip();
    }
}
