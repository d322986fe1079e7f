package app.synth.experiments.ofrep;

import app.synth.experiments.caller.Asker;
import app.synth.experiments.decision.PersonReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an evaluation context. The targeting key is the subject, be it a user's id or a visitor's; a context that has {@code
 * user_id} or {@code anonymous_id} beside it says which is which. With a user's token the user is the token's.
 */
final class ContextReader {
    private static final String TARGETING_KEY = "targetingKey";
    private static final String USER_ID = "user_id";
    private static final String ANONYMOUS_ID = "anonymous_id";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ContextReader() {}

    static Context read(Asker asker, byte @Nullable [] body) {
        JsonNode sent;
        try {
            sent = body == null || body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (IOException noJson) {
            return Context.refused("PARSE_ERROR", "The body is not JSON that can be read");
        }
        if (!sent.isObject()) {
            return Context.refused("PARSE_ERROR", "The body is not a JSON object");
        }
        JsonNode context = sent.path("context");
        if (context.isMissingNode() || context.isNull()) {
            context = JSON.createObjectNode();
        }
        return context instanceof ObjectNode fields
                ? read(asker, fields)
                : Context.refused("INVALID_CONTEXT", "context is not a JSON object");
    }

    private static Context read(Asker asker, ObjectNode context) {
        for (String field : new String[] {TARGETING_KEY, USER_ID, ANONYMOUS_ID}) {
            if (context.hasNonNull(field) && !context.path(field).isTextual()) {
                return Context.refused("INVALID_CONTEXT", field + " is not text");
            }
        }
        String key = text(context, TARGETING_KEY);
        String user = text(context, USER_ID);
        String visitor = text(context, ANONYMOUS_ID);
        if (key == null && user == null && visitor == null && !asker.isUser()) {
            return Context.refused("TARGETING_KEY_MISSING", "The context has no targetingKey");
        }
        context.remove(TARGETING_KEY);
        try {
            return Context.of(
                    asker.isUser()
                            ? PersonReader.read(asker, null, visitor == null ? visitorOf(asker, key) : visitor, context)
                            : PersonReader.read(
                                    asker, userOf(key, user, visitor), visitor == null ? key : visitor, context));
        } catch (HttpProblem problem) {
            return Context.refused("INVALID_CONTEXT", String.valueOf(problem.getDetail()));
        }
    }

    /** A key that is not the user's own id can only be the visitor's. */
    private static @Nullable String visitorOf(Asker asker, @Nullable String key) {
        return key != null && key.equalsIgnoreCase(String.valueOf(asker.userId())) ? null : key;
    }

    private static @Nullable String userOf(@Nullable String key, @Nullable String user, @Nullable String visitor) {
        if (user != null) {
            return user;
        }
        return key != null && key.equals(visitor) ? null : key;
    }

    private static @Nullable String text(ObjectNode context, String field) {
        String text = context.path(field).textValue();
        return text == null || text.isEmpty() ? null : text;
    }
}
