package app.synth.experiments.decision;

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

    static final String EXPLAINED = """
            {
              "experiment": "checkout-cta",
              "variant": "treatment",
              "value": {"label": "Buy for 25"},
              "in_experiment": true,
              "bucket": 6711,
              "reason": "SPLIT",
              "explanation": {
                "bucket": 6711,
                "coverage": 1.0,
                "range": {"from": 0.5, "to": 1.0},
                "phase": 1,
                "active": true,
                "held_out": false,
                "in_namespace": true,
                "meets_condition": true,
                "override": null,
                "kept": null,
                "split": "treatment"
              }
            }
            """;

    static final String ALL_REQUEST = """
            {"anonymous_id": "v-81", "attributes": {"country": "CH", "platform": "ios"}}
            """;

    static final String SOME_REQUEST = """
            {"experiments": ["checkout-cta", "long-gone"]}
            """;

    static final String ALL = """
            {
              "assignments": [
                {
                  "experiment": "checkout-cta",
                  "variant": "treatment",
                  "value": {"label": "Buy for 25"},
                  "in_experiment": true,
                  "bucket": 4711,
                  "reason": "SPLIT"
                }
              ],
              "unknown": ["long-gone"]
            }
            """;

    static final String CALLER = """
            {"kind": "user", "user_id": "6b1f3a52-7c1d-4f0e-8a55-0d9a3c1e2b77"}
            """;

    private AssignmentExamples() {}
}
