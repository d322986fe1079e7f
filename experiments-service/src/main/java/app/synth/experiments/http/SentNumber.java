package app.synth.experiments.http;

import app.synth.accounts.client.request.SentObject;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Numbers of a body that may be left out; how large they may be, whoever asks knows. Anything else is 400 {@code invalid_field}. */
public final class SentNumber {
    private SentNumber() {}

    /** Null where none was sent. */
    public static @Nullable Double ifAny(SentObject sent, String field) {
        JsonNode node = sent.node(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw sent.wrong(field, "It is a number");
        }
        return node.doubleValue();
    }

    /** The same for a whole number. */
    public static @Nullable Long wholeIfAny(SentObject sent, String field) {
        JsonNode node = sent.node(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw sent.wrong(field, "It is a whole number");
        }
        return node.longValue();
    }
}
