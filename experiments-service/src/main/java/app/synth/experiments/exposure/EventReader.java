package app.synth.experiments.exposure;

import app.synth.accounts.client.request.SentObject;
import app.synth.experiments.caller.Asker;
import app.synth.experiments.decision.PersonReader;
import app.synth.experiments.http.SentJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what was sent as an event, or as many. */
final class EventReader {
    private static final String MANY = "events";
    private static final int TYPE_AT_MOST = 64;
    private static final int ID_AT_MOST = 200;
    private static final int VALUE_AT_MOST = 8_192;
    private static final Set<String> FIELDS =
            Set.of("event_type", "event_value", "message_id", "user_id", "anonymous_id", "occurred_at");
    private static final Set<String> BODY_FIELDS =
            Set.of("event_type", "event_value", "message_id", "user_id", "anonymous_id", "occurred_at", MANY);

    private EventReader() {}

    /** @param byUser whether the experiment is divided by users */
    static List<Happening> read(Asker asker, byte @Nullable [] body, boolean byUser, int atMost, Instant now) {
        SentObject sent = SentObject.read(body, BODY_FIELDS);
        return sent.has(MANY)
                ? sent.objects(MANY, atMost, FIELDS).stream()
                        .map(item -> one(asker, item, byUser, now))
                        .toList()
                : List.of(one(asker, sent, byUser, now));
    }

    private static Happening one(Asker asker, SentObject sent, boolean byUser, Instant now) {
        return new Happening(
                PersonReader.read(
                                asker,
                                ExposureReader.userId(asker, sent),
                                sent.has("anonymous_id") ? sent.exactText("anonymous_id", ID_AT_MOST) : null,
                                null)
                        .subject(byUser),
                sent.text("event_type", TYPE_AT_MOST),
                value(sent),
                sent.exactText("message_id", ID_AT_MOST),
                ExposureReader.time(sent, now));
    }

    private static String value(SentObject sent) {
        if (!sent.has("event_value")) {
            return "{}";
        }
        JsonNode value = sent.node("event_value");
        String json = String.valueOf(value);
        if (value == null || !value.isObject() || json.length() > VALUE_AT_MOST) {
            throw sent.wrong("event_value", "It is a JSON object of at most " + VALUE_AT_MOST + " characters");
        }
        if (!SentJson.isStorable(value)) {
            throw sent.wrong("event_value", "It contains a character, or a number, that cannot be stored");
        }
        return json;
    }
}
