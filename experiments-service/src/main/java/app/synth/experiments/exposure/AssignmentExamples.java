package app.synth.experiments.exposure;

/** What the published API description shows. */
final class AssignmentExamples {
    static final String SPLIT = """
            {
              "experiment": "checkout-cta",
              "variant": "treatment",
              "value": {"label": "Buy for 25"},
              "in_experiment": true,
              "bucket": 4711,
              "reason": "SPLIT"
            }
            """;

    static final String NOT_COVERED = """
            {
              "experiment": "checkout-cta",
              "variant": null,
              "value": null,
              "in_experiment": false,
              "bucket": 9120,
              "reason": "NOT_COVERED"
            }
            """;

    static final String DISABLED = """
            {
              "experiment": "checkout-cta",
              "variant": null,
              "value": null,
              "in_experiment": false,
              "bucket": 4711,
              "reason": "DISABLED"
            }
            """;

    static final String EXPOSURE = """
            {"experiment": "checkout-cta"}
            """;

    static final String EXPOSURE_WITH_VARIANT = """
            {"experiment": "checkout-cta", "variant": "treatment"}
            """;

    private AssignmentExamples() {}
}
