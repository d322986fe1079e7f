package app.synth.tracking.quarantine;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.ingest.QuarantinedInteraction;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/**
 * What an admin changes in a body before it is replayed: a JSON merge patch (RFC 7396), so that a wrong field is named with
 * its right value, and one that should not be there with null.
 */
final class Correction {
    private Correction() {}

    /** @param patch as the client sent it; null for no change */
    static QuarantinedInteraction apply(@Nullable String patch, QuarantinedInteraction to) {
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

    private static String patched(String patch, String body) {
        JsonObject changes;
        try (JsonReader reader = Json.createReader(new StringReader(patch))) {
            changes = reader.readObject();
        } catch (RuntimeException notAnObject) { // nesting without end is none of JSON-P's own exceptions
            throw Problems.badField("correction", "correction is not a JSON object");
        }
        if (changes.containsKey("message_id") || changes.containsKey("messageId")) {
            throw Problems.badField("correction", "a message keeps its id");
        }
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonValue sent = reader.readValue();
            return Json.createMergePatch(changes).apply(sent).toString();
        } catch (RuntimeException unreadable) {
            return body; // nested too deep: refused again as it is, without costing its neighbours theirs
        }
    }
}
