package app.synth.tracking.source;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.client.request.SentText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was sent about a source. */
final class SourceReader {
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_TEXT = 300;
    private static final int ORIGINS = 100;
    private static final int LARGEST_LIMIT = 10_000_000;
    private static final int MAPPING_BYTES = 64 * 1024;

    private static final Set<String> SETTINGS = Set.of(
            "name",
            "plan_mode",
            "allowed_origins",
            "honours_privacy_signals",
            "per_second",
            "burst",
            "user_per_second",
            "user_burst",
            "event_mapping");

    private static final SourceSettings DEFAULTS = new SourceSettings(
            "", PlanMode.OBSERVE, List.of(), true, null, null, null, null, JsonNodeFactory.instance.objectNode());

    private SourceReader() {}

    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** A source with the defaults for what was not sent; {@code key} and {@code name} must be. */
    static NewSource created(byte[] body) {
        Set<String> fields = new HashSet<>(SETTINGS);
        fields.add("key");
        SentObject sent = SentObject.read(body, fields);
        String key = sent.exactText("key", LONGEST_KEY);
        if (!isKey(key)) {
            throw sent.wrong("key", "It is 1 to 40 lower-case letters, digits and hyphens");
        }
        sent.text("name", LONGEST_TEXT);
        return new NewSource(key, settings(sent, DEFAULTS));
    }

    /** What was sent, and the rest as before. */
    static SourceSettings changed(byte[] body, SourceSettings before) {
        return settings(SentObject.read(body, SETTINGS), before);
    }

    private static SourceSettings settings(SentObject sent, SourceSettings before) {
        return new SourceSettings(
                isSent(sent, "name") ? sent.text("name", LONGEST_TEXT) : before.name(),
                isSent(sent, "plan_mode") ? planMode(sent) : before.planMode(),
                isSent(sent, "allowed_origins") ? origins(sent) : before.allowedOrigins(),
                isSent(sent, "honours_privacy_signals")
                        ? sent.truth("honours_privacy_signals", before.honoursPrivacySignals())
                        : before.honoursPrivacySignals(),
                limit(sent, "per_second", before.perSecond()),
                limit(sent, "burst", before.burst()),
                limit(sent, "user_per_second", before.userPerSecond()),
                limit(sent, "user_burst", before.userBurst()),
                isSent(sent, "event_mapping") ? mapping(sent) : before.eventMapping());
    }

    /** Only a limit has a default that null goes back to; elsewhere null would hide what was meant. */
    private static boolean isSent(SentObject sent, String field) {
        if (sent.fields().contains(field) && !sent.has(field)) {
            throw sent.wrong(field, "It is not null; leave it out to leave it as it is");
        }
        return sent.has(field);
    }

    private static @Nullable Integer limit(SentObject sent, String field, @Nullable Integer before) {
        if (!sent.fields().contains(field)) {
            return before;
        }
        return sent.has(field) ? Integer.valueOf(sent.number(field, 1, LARGEST_LIMIT)) : null;
    }

    private static PlanMode planMode(SentObject sent) {
        return sent.one("plan_mode", PlanMode.class, PlanMode::named, PlanMode::text);
    }

    private static List<String> origins(SentObject sent) {
        List<String> origins = sent.textsIfAny("allowed_origins", ORIGINS, LONGEST_TEXT);
        for (String origin : origins) {
            if (!AllowedOrigins.isOne(origin)) {
                throw sent.wrong(
                        "allowed_origins",
                        "Each is an origin as browsers send it, in lower case and without a path or the scheme's own"
                                + " port: https://app.example, or https://*.example for all subdomains");
            }
        }
        return origins;
    }

    private static JsonNode mapping(SentObject sent) {
        JsonNode mapping = sent.node("event_mapping");
        if (mapping == null || !mapping.isObject()) {
            throw sent.wrong("event_mapping", "It is a JSON object");
        }
        String text = mapping.toString();
        if (text.getBytes(StandardCharsets.UTF_8).length > MAPPING_BYTES) {
            throw sent.wrong("event_mapping", "It has at most " + MAPPING_BYTES + " bytes");
        }
        if (!SentText.isStorable(text)) {
            throw unstorableMapping();
        }
        try {
            EventMapping.of(mapping);
        } catch (IllegalArgumentException wrong) {
            throw sent.wrong("event_mapping", String.valueOf(wrong.getMessage()));
        }
        return mapping;
    }

    /** What jsonb does not take. */
    static HttpProblem unstorableMapping() {
        return Problems.badField("event_mapping", "It holds something that cannot be stored");
    }
}
