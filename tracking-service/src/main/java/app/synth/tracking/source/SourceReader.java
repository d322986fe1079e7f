package app.synth.tracking.source;

import app.synth.accounts.client.problem.Problems;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was sent about a source. */
final class SourceReader {
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int ORIGINS = 100;
    private static final int MAPPING_BYTES = 64 * 1024;

    private static final Set<String> SETTINGS = new LinkedHashSet<>(List.of(
            "name",
            "plan_mode",
            "allowed_origins",
            "honours_privacy_signals",
            "per_second",
            "burst",
            "user_per_second",
            "user_burst",
            "event_mapping"));

    private static final SourceSettings DEFAULTS = new SourceSettings(
            "", PlanMode.OBSERVE, List.of(), true, null, null, null, null, JsonNodeFactory.instance.objectNode());

    private SourceReader() {}

    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** A source with the defaults for what was not sent; {@code key} and {@code name} must be. */
    static NewSource created(byte[] body) {
        Set<String> fields = new LinkedHashSet<>(List.of("key"));
        fields.addAll(SETTINGS);
        SentObject sent = SentObject.read(body, fields);
        String key = sent.text("key");
        if (!isKey(key)) {
            throw Problems.badField("key", "It is 1 to 40 lower-case letters, digits and hyphens");
        }
        sent.text("name");
        return new NewSource(key, settings(sent, DEFAULTS));
    }

    /** What was sent, and the rest as before. */
    static SourceSettings changed(byte[] body, SourceSettings before) {
        return settings(SentObject.read(body, SETTINGS), before);
    }

    private static SourceSettings settings(SentObject sent, SourceSettings before) {
        return new SourceSettings(
                sent.has("name") ? sent.text("name") : before.name(),
                sent.has("plan_mode") ? planMode(sent) : before.planMode(),
                sent.has("allowed_origins") ? origins(sent) : before.allowedOrigins(),
                sent.has("honours_privacy_signals")
                        ? sent.truth("honours_privacy_signals")
                        : before.honoursPrivacySignals(),
                number(sent, "per_second", before.perSecond()),
                number(sent, "burst", before.burst()),
                number(sent, "user_per_second", before.userPerSecond()),
                number(sent, "user_burst", before.userBurst()),
                sent.has("event_mapping") ? mapping(sent) : before.eventMapping());
    }

    private static PlanMode planMode(SentObject sent) {
        return PlanMode.named(sent.text("plan_mode"))
                .orElseThrow(() -> Problems.badField("plan_mode", "It is observe or enforce"));
    }

    private static List<String> origins(SentObject sent) {
        List<String> origins = sent.texts("allowed_origins", ORIGINS);
        for (String origin : origins) {
            if (!AllowedOrigins.isOne(origin)) {
                throw Problems.badField(
                        "allowed_origins",
                        "Each is an origin as browsers send it, in lower case and without a path or the scheme's own"
                                + " port: https://app.example, or https://*.example for all subdomains");
            }
        }
        return origins;
    }

    private static @Nullable Integer number(SentObject sent, String field, @Nullable Integer before) {
        return sent.has(field) ? sent.number(field) : before;
    }

    private static JsonNode mapping(SentObject sent) {
        JsonNode mapping = sent.object("event_mapping", MAPPING_BYTES);
        try {
            EventMapping.of(mapping);
        } catch (IllegalArgumentException wrong) {
            throw Problems.badField("event_mapping", String.valueOf(wrong.getMessage()));
        }
        return mapping;
    }
}
