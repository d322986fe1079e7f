package app.synth.accounts.profile;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** A JSON object of somebody else's making, within what Postgres can hold and what a profile needs. */
final class StoredDocument {
    private static final int MOST_BYTES = 16 << 10;
    private static final int DEEPEST = 10;
    private static final int MOST_DIGITS = 100;

    private StoredDocument() {}

    /** The document; fails with 400 naming the field. */
    static JsonNode check(String field, JsonNode sent) {
        if (!sent.isObject() || !isStorable(sent, DEEPEST)) {
            throw Problems.badField(
                    field, "It is a JSON object, at most " + DEEPEST + " deep, of text and numbers that can be stored");
        }
        if (sent.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Problems.badField(field, "It has at most " + MOST_BYTES + " bytes");
        }
        return sent;
    }

    private static boolean isStorable(JsonNode node, int depth) {
        if (depth < 0) {
            return false;
        }
        if (node.isTextual()) {
            return SentText.isStorable(node.textValue());
        }
        if (node.isNumber()) {
            var number = node.decimalValue();
            return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
        }
        return node.propertyStream().allMatch(property -> SentText.isStorable(property.getKey()))
                && node.valueStream().allMatch(inner -> isStorable(inner, depth - 1));
    }
}
