package app.synth.experiments.results;

/** What the published API description shows. */
final class ResultsExamples {
    static final String RESULTS = """
            {
              "experiment": "checkout-cta", "state": "running", "phase": null, "method": "sequential", "alpha": 0.05,
              "as_of": "2026-11-20T09:30:01Z", "ran_seconds": 1641600,
              "split": {
                "users": {"control": 21306, "treatment": 21307}, "first_users": {"control": 21306, "treatment": 21307},
                "expected": {"control": 0.5, "treatment": 0.5}, "p_value": 0.996, "sequential_p_value": 1.0,
                "why_not": null, "broken": false, "with_two_variants": 12, "unexpected": 0, "overridden": 1
              },
              "verdict": {
                "outcome": "ship", "variant": "treatment",
                "text": "Ship treatment: it is better and harms nothing guarded.",
                "reasons": [{
                  "code": "success_metric_better", "variant": "treatment", "metric": "purchase_rate",
                  "text": "purchase_rate of treatment is better: difference +0.006805 (+0.003 to +0.0106), adjusted p 1e-10"
                }]
              },
              "metrics": [{
                "metric": "purchase_rate", "name": "Buyers", "role": "success", "kind": "conversion", "better": "up",
                "state": "ready", "cap": null,
                "variants": [
                  {"variant": "control", "users": 21306, "total": 122, "denominator": null, "mean": 0.00573,
                   "standard_error": 0.000517, "why_not": null, "against": null},
                  {"variant": "treatment", "users": 21307, "total": 267, "denominator": null, "mean": 0.01253,
                   "standard_error": 0.000762, "why_not": null,
                   "against": {
                     "lift": {"estimate": 1.188, "lower": 0.48, "upper": 2.4, "why_not": null},
                     "fixed": {"test": "two_proportion_z", "estimate": 0.006805, "lower": 0.005, "upper": 0.00861,
                       "standard_error": 0.00092, "statistic": 7.3851, "p_value": 1.5e-13, "p_holm": 1.5e-13,
                       "p_benjamini_hochberg": 1.5e-13, "why_not": null},
                     "sequential": {"test": "confidence_sequence", "estimate": 0.006805, "lower": 0.003,
                       "upper": 0.0106, "standard_error": 0.00092, "statistic": 7.39, "p_value": 1e-10,
                       "p_holm": 1e-10, "p_benjamini_hochberg": 1e-10, "why_not": null},
                     "bayesian": {"chance_to_win": 1.0, "expected_loss": 0.0, "estimate": 0.0068, "lower": 0.005,
                       "upper": 0.0086, "why_not": null},
                     "cuped": {"theta": 0.1, "variance_reduction": 0.02,
                       "difference": {"test": "confidence_sequence", "estimate": 0.0068, "lower": 0.0031,
                         "upper": 0.0105, "standard_error": 0.00091, "statistic": 7.4, "p_value": 1e-10,
                         "p_holm": null, "p_benjamini_hochberg": null, "why_not": null}},
                     "series": [{"day": "2026-11-01", "control_users": 1100, "users": 1090, "estimate": 0.005,
                       "lower": -0.006, "upper": 0.016, "why_not": null}]
                   }}
                ]
              }],
              "breakdown": null
            }
            """;

    static final String EMPTY = """
            {
              "experiment": "checkout-cta", "state": "draft", "phase": null, "method": "sequential", "alpha": 0.05,
              "as_of": "2026-11-20T09:30:01Z", "ran_seconds": 0,
              "split": {
                "users": {"control": 0, "treatment": 0}, "first_users": {"control": 0, "treatment": 0},
                "expected": {"control": 0.5, "treatment": 0.5}, "p_value": null, "sequential_p_value": null,
                "why_not": "a variant has no users", "broken": false, "with_two_variants": 0, "unexpected": 0,
                "overridden": 0
              },
              "verdict": {
                "outcome": "keep_going", "variant": null, "text": "It is too early to decide; keep going.",
                "reasons": [{"code": "no_users", "variant": null, "metric": null, "text": "Nobody was exposed yet"}]
              },
              "metrics": [],
              "breakdown": null
            }
            """;

    private ResultsExamples() {}
}
