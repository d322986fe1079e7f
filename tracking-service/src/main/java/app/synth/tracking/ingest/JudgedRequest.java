package app.synth.tracking.ingest;

import java.util.List;

/**
 * One request's interactions, ready to be stored together.
 *
 * @param bytes how much memory the request holds on to, roughly: its body
 */
record JudgedRequest(Delivery delivery, List<Outcome> outcomes, int bytes) {

    /** Whose message ids they carry. */
    String source() {
        return delivery.source();
    }
}
