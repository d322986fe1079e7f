package app.synth.experiments.experiment;

/** What the published API description shows. */
final class ExperimentExamples {
    static final String NEW_EXPERIMENT = """
            {
              "key": "checkout-cta",
              "name": "Checkout button",
              "description": "Does naming the price on the button sell more tickets?",
              "variants": [
                {"name": "control", "value": {"label": "Buy"}},
                {"name": "treatment", "value": {"label": "Buy for 25"}}
              ],
              "traffic_allocation": {"weights": [0.5, 0.5], "coverage": 1.0},
              "success_metrics": ["click_through_rate"],
              "end_date": "2026-12-01T00:00:00Z",
              "state": "running"
            }
            """;

    static final String EXPERIMENT = """
            {
              "id": "0f0b7a52-5a3c-4a4e-9d1c-2f6f2f1f9a10",
              "key": "checkout-cta",
              "name": "Checkout button",
              "description": "Does naming the price on the button sell more tickets?",
              "start_date": "2026-11-01T09:30:00Z",
              "end_date": "2026-12-01T00:00:00Z",
              "is_active": true,
              "state": "running",
              "variants": [
                {"name": "control", "value": {"label": "Buy"}},
                {"name": "treatment", "value": {"label": "Buy for 25"}}
              ],
              "traffic_allocation": {"weights": [0.5, 0.5], "coverage": 1.0},
              "success_metrics": ["click_through_rate"],
              "seed": "checkout-cta",
              "hash_version": 2,
              "hash_attribute": "user_id",
              "created_at": "2026-11-01T09:30:00Z",
              "created_by": "6b1f3a52-7c1d-4f0e-8a55-0d9a3c1e2b77",
              "version": 0
            }
            """;

    private ExperimentExamples() {}
}
