package app.synth.tracking.quarantine;

import app.synth.accounts.client.request.SentObject;
import app.synth.tracking.ingest.QuarantinedInteraction;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an admin changes in a body before it is replayed: a JSON merge patch (RFC 7396), so that a wrong field is named with
 * its right value, and one that should not be there with null.
 *
 * @param patch null for no change
 */
record Correction(@Nullable JsonObject patch) {
    private static final String FIELD = "correction";
    private static final Set<String> IDS = Set.of("message_id", "messageId");

    /** @param body an object with nothing but the correction; none, or an empty one, corrects nothing */
    static Correction read(byte @Nullable [] body) {
        return in(SentObject.readIfAny(body, Set.of(FIELD)));
    }

    /** The one that stands in a larger body, if any does. */
    static Correction in(SentObject sent) {
        JsonNode patch = sent.node(FIELD);
        if (patch == null || patch.isNull()) {
            return new Correction(null);
        }
        if (!patch.isObject()) {
            throw sent.wrong(FIELD, "It is a JSON object");
        }
        if (IDS.stream().anyMatch(patch::has)) {
            throw sent.wrong(FIELD, "A message keeps its id");
        }
        try (JsonReader reader = Json.createReader(new StringReader(patch.toString()))) {
            return new Correction(reader.readObject());
        } catch (RuntimeException tooDeep) { // nesting without end is none of JSON-P's own exceptions
            throw sent.wrong(FIELD, "It is nested too deep");
        }
    }

    QuarantinedInteraction apply(QuarantinedInteraction to) {
        return patch == null
                ? to
                : new QuarantinedInteraction(
                        to.id(),
                        to.messageKey(),
                        to.messageId(),
                        to.source(),
                        to.authority(),
                        to.userId(),
                        to.face(),
                        to.receivedAt(),
                        to.clockBehind(),
                        patched(patch, to.body()));
    }

    private static String patched(JsonObject patch, String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonValue sent = reader.readValue();
            return Json.createMergePatch(patch).apply(sent).toString();
        } catch (RuntimeException unreadable) {
            return body; // nested too deep: refused again as it is, without costing its neighbours theirs
        }
    }
}
