package app.synth.experiments.power;

/** What the published API description shows. */
final class PowerExamples {
    static final String PLAN = """
            {"baseline": {"share": 0.1}, "minimum_lift": 0.1, "method": "fixed", "users_per_day": 2000}
            """;

    static final String RUNNING = """
            {"experiment": "checkout-cta", "metric": "ticket_click_rate", "minimum_lift": 0.05}
            """;

    static final String ANSWER = """
            {
              "experiment": null, "metric": null, "method": "fixed", "alpha": 0.05, "alpha_per_comparison": 0.05,
              "power": 0.8, "baseline_mean": 0.1, "baseline_standard_deviation": 0.3, "minimum_change": 0.01,
              "minimum_lift": 0.1, "users_needed": 29502, "users_per_variant": [14751, 14751], "users": 0,
              "users_per_day": 2000.0, "users_left": 29502, "days_left": 15, "power_now": 0.0,
              "detectable_change": null, "detectable_lift": null,
              "why_not": {
                "detectable_change": "a variant has too few users for the normal approximation",
                "detectable_lift": "a variant has too few users for the normal approximation"
              }
            }
            """;

    private PowerExamples() {}
}
