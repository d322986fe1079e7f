package app.synth.experiments.growthbook;

/** What an SDK reads. */
final class GrowthBookExamples {
    static final String PAYLOAD = """
            {
              "status": 200,
              "features": {
                "checkout-cta": {
                  "defaultValue": null,
                  "rules": [
                    {
                      "key": "checkout-cta",
                      "seed": "checkout-cta",
                      "hashAttribute": "user_id",
                      "hashVersion": 2,
                      "phase": "1",
                      "coverage": 1.0,
                      "variations": [{"label": "Buy"}, {"label": "Buy for 25"}],
                      "weights": [0.5, 0.5],
                      "meta": [{"key": "control", "name": "control"}, {"key": "treatment", "name": "treatment"}],
                      "condition": {"country": "CH"},
                      "filters": [
                        {"seed": "global-holdout", "hashVersion": 2, "attribute": "user_id", "ranges": [[0.05, 1.0]]}
                      ]
                    }
                  ]
                }
              },
              "experiments": [],
              "savedGroups": {},
              "dateUpdated": "2026-11-01T09:30:00Z"
            }
            """;

    static final String EVENT = """
            event: features
            id: 1f-7c3a
            data: {"status": 200, "features": {}, "experiments": [], "savedGroups": {}, "dateUpdated": "2026-11-01T09:30:00Z"}

            """;

    private GrowthBookExamples() {}
}
