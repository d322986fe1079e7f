package app.synth.experiments.exposure;

/** What the published API description shows. */
final class ExposureExamples {
    static final String EXPOSURE = """
            {"experiment": "checkout-cta"}
            """;

    static final String EXPOSURE_WITH_VARIANT = """
            {"experiment": "checkout-cta", "variant": "treatment"}
            """;

    static final String BATCH = """
            {
              "exposures": [
                {"experiment": "checkout-cta", "variant": "treatment"},
                {"experiment": "search-order", "variant": "control", "anonymous_id": "v-81"}
              ]
            }
            """;

    static final String KEPT = """
            {
              "outcome": "kept",
              "experiment": "checkout-cta",
              "variant": "treatment",
              "value": {"label": "Buy for 25"},
              "in_experiment": true,
              "bucket": 6711,
              "reason": "SPLIT"
            }
            """;

    static final String NOT_IN = """
            {
              "outcome": "not_in_experiment",
              "experiment": "checkout-cta",
              "variant": null,
              "value": null,
              "in_experiment": false,
              "bucket": 4711,
              "reason": "DISABLED"
            }
            """;

    static final String BATCH_ANSWER = """
            {
              "exposures": [
                {
                  "outcome": "known",
                  "experiment": "checkout-cta",
                  "variant": "treatment",
                  "value": {"label": "Buy for 25"},
                  "in_experiment": true,
                  "bucket": 6711,
                  "reason": "SPLIT"
                },
                {"outcome": "unknown_experiment", "experiment": "search-order"}
              ]
            }
            """;

    static final String EVENT = """
            {"event_type": "refund", "event_value": {"amount": 25}, "message_id": "refund-117"}
            """;

    static final String EVENTS = """
            {
              "events": [
                {"event_type": "refund", "event_value": {"amount": 25}, "message_id": "refund-117"},
                {"event_type": "complaint", "message_id": "complaint-4", "anonymous_id": "v-81"}
              ]
            }
            """;

    static final String EVENTS_ANSWER = """
            {"events": [{"message_id": "refund-117", "outcome": "kept"}, {"message_id": "complaint-4", "outcome": "not_exposed"}]}
            """;

    private ExposureExamples() {}
}
