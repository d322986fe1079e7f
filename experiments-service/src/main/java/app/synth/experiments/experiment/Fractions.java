package app.synth.experiments.experiment;

import app.synth.accounts.client.request.SentObject;
import com.fasterxml.jackson.databind.JsonNode;

/** Reads parts of 1. */
final class Fractions {
    private Fractions() {}

    static boolean isOne(JsonNode sent) {
        return sent.isNumber() && sent.doubleValue() >= 0 && sent.doubleValue() <= 1;
    }

    static double read(SentObject sent, String field) {
        JsonNode fraction = sent.node(field);
        if (fraction == null || !isOne(fraction)) {
            throw sent.wrong(field, "It must be a number from 0 to 1");
        }
        return fraction.doubleValue();
    }

    /** The same, and what is taken where none was sent. */
    static double read(SentObject sent, String field, double otherwise) {
        return sent.has(field) ? read(sent, field) : otherwise;
    }
}
