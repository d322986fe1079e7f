package app.synth.experiments.metric;

/** What the published API description shows. */
final class MetricExamples {
    static final String NEW = """
            {
              "key": "checkout_seconds",
              "name": "Seconds in checkout",
              "definition": {
                "kind": "sum", "better": "down", "event_type": "checkout_left", "value": ["seconds"],
                "window_days": 7, "cap": {"quantile": 0.99}, "guardrail_margin": 0.02
              }
            }
            """;

    static final String CHANGE = """
            {
              "name": "Seconds in checkout",
              "definition": {"kind": "sum", "better": "down", "event_type": "checkout_left", "value": ["seconds"]}
            }
            """;

    static final String METRIC = """
            {
              "key": "checkout_seconds",
              "name": "Seconds in checkout",
              "description": null,
              "definition": {
                "kind": "sum", "better": "down", "event_type": "checkout_left", "value": ["seconds"],
                "window_days": 7, "cap": {"quantile": 0.99}, "guardrail_margin": 0.02
              },
              "version": 1,
              "built_in": false,
              "created_at": "2026-11-01T09:30:00Z",
              "created_by": "6b1f3a52-7c1d-4f0e-8a55-0d9a3c1e2b77"
            }
            """;

    static final String LIST = """
            {
              "items": [{
                "key": "click_through_rate",
                "name": "Click-through rate",
                "description": "Clicks on events by impressions of events",
                "definition": {
                  "kind": "ratio", "better": "up", "action": "event_click", "denominator": {"action": "impression"}
                },
                "version": 1,
                "built_in": true,
                "created_at": "2026-11-01T09:30:00Z",
                "created_by": null
              }]
            }
            """;

    private MetricExamples() {}
}
