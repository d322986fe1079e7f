package app.synth.experiments.metric;

import app.synth.accounts.client.request.SentObject;
import app.synth.experiments.http.SentJson;
import app.synth.experiments.http.SentNumber;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a metric strictly: nothing that no metric has, and everything of its kind. Whether it can be counted,
 * {@link MetricReader} says.
 */
final class MetricBody {
    private static final int TEXT_AT_MOST = 4_000;
    private static final Set<String> KINDS = Set.of("conversion", "count", "sum", "ratio", "retention");
    private static final Set<String> FIELDS = Set.of("key", "name", "description", "definition");
    private static final Set<String> OF_PART =
            Set.of("action", "event_type", "entity_type", "entity_id", "where", "value", "distinct");
    private static final Set<String> OF_DEFINITION = Stream.concat(
                    OF_PART.stream(),
                    Stream.of("kind", "better", "denominator", "window_days", "day", "cap", "guardrail_margin"))
            .collect(Collectors.toUnmodifiableSet());

    private MetricBody() {}

    static MetricRequest read(byte @Nullable [] body) {
        SentObject sent = SentObject.read(body, FIELDS);
        return new MetricRequest(
                text(sent, "key"),
                text(sent, "name"),
                sent.paragraphIfAny("description", TEXT_AT_MOST),
                sent.has("definition") ? definition(sent.object("definition", OF_DEFINITION)) : null);
    }

    private static MetricDefinition definition(SentObject sent) {
        MetricPart own = part(sent);
        return new MetricDefinition(
                kind(sent),
                better(sent),
                own.action(),
                own.eventType(),
                own.entityType(),
                own.entityId(),
                own.where(),
                own.value(),
                own.distinct(),
                sent.has("denominator") ? part(sent.object("denominator", OF_PART)) : null,
                days(sent, "window_days"),
                days(sent, "day"),
                cap(sent),
                SentNumber.ifAny(sent, "guardrail_margin"));
    }

    private static String kind(SentObject sent) {
        String kind = text(sent, "kind");
        if (kind == null || !KINDS.contains(kind)) {
            throw sent.wrong("kind", "It must be conversion, count, sum, ratio or retention");
        }
        return kind;
    }

    private static String better(SentObject sent) {
        String better = text(sent, "better");
        if (better != null && !better.equals("up") && !better.equals("down")) {
            throw sent.wrong("better", "It must be 'up' or 'down'");
        }
        return better == null ? "up" : better;
    }

    private static MetricPart part(SentObject sent) {
        return new MetricPart(
                text(sent, "action"),
                text(sent, "event_type"),
                text(sent, "entity_type"),
                text(sent, "entity_id"),
                where(sent),
                path(sent),
                text(sent, "distinct"));
    }

    private static @Nullable Map<String, @Nullable Object> where(SentObject sent) {
        if (!sent.has("where")) {
            return null;
        }
        JsonNode where = sent.node("where");
        if (where == null || !where.isObject() || !SentJson.isStorable(where)) {
            throw sent.wrong("where", "It must be a JSON object, with nothing in it that cannot be stored");
        }
        return SentJson.object(where);
    }

    private static @Nullable List<String> path(SentObject sent) {
        if (!sent.has("value")) {
            return null;
        }
        JsonNode value = sent.node("value");
        if (value == null || !value.isArray() || !value.valueStream().allMatch(JsonNode::isTextual)) {
            throw sent.wrong("value", "It must be a list of keys");
        }
        List<String> path = new ArrayList<>();
        value.forEach(key -> path.add(key.textValue()));
        return path;
    }

    private static @Nullable Integer days(SentObject sent, String field) {
        return sent.has(field) ? sent.number(field, 1, MetricReader.WINDOW_AT_MOST) : null;
    }

    private static @Nullable MetricCap cap(SentObject sent) {
        if (!sent.has("cap")) {
            return null;
        }
        SentObject cap = sent.object("cap", Set.of("value", "quantile"));
        return new MetricCap(SentNumber.ifAny(cap, "value"), SentNumber.ifAny(cap, "quantile"));
    }

    private static @Nullable String text(SentObject sent, String field) {
        return sent.textIfAny(field, TEXT_AT_MOST);
    }
}
