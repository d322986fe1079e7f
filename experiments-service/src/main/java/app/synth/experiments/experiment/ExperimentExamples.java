package app.synth.experiments.experiment;

/** What the published API description shows. */
final class ExperimentExamples {
    static final String CREATING = """
            As a draft, or running at once. A key is never used again, not even an archived one's.

            `condition` says whom the experiment is for, over attributes of the subject: `account_type` and `tier` are what \
            accounts knows, all others (`country`, `city`, `platform`, any of one's own) what the client sends. It is \
            GrowthBook's condition language, so that SDKs evaluate it themselves: `{"country": "CH", "age": {"$gte": 18}}` \
            asks for both. Dots lead into objects and lists (`address.city`, `tags.0`).

            - Together: `$and`, `$or`, `$nor`, `$not`.
            - Compared: `$eq`, `$ne`, `$lt`, `$lte`, `$gt`, `$gte`; as versions: `$veq`, `$vne`, `$vlt`, `$vlte`, `$vgt`, `$vgte`.
            - One of several: `$in`, `$nin`; whatever the case: `$ini`, `$nini`.
            - Of lists: `$all`, `$alli`, `$elemMatch`, `$size`.
            - Of texts: `$regex`, `$regexi`, without look-arounds and back references, at most 256 characters.
            - Of anything: `$exists`, `$type`, `$not`.

            Saved groups (`$inGroup`, `$notInGroup`, `$savedGroup`) are refused. A condition is at most 20 deep, and has at \
            most 2,000 values, 20 regular expressions and 32,768 characters of text.""";

    static final String NEW_EXPERIMENT = """
            {
              "key": "checkout-cta",
              "name": "Checkout button",
              "description": "The price stands on the button.",
              "hypothesis": "Naming the price on the button sells more tickets.",
              "variants": [
                {"name": "control", "value": {"label": "Buy"}},
                {"name": "treatment", "value": {"label": "Buy for 25"}}
              ],
              "traffic_allocation": {"weights": [0.5, 0.5], "coverage": 1.0},
              "condition": {"platform": {"$in": ["ios", "android"]}, "tier": {"$ne": "enterprise"}},
              "overrides": {"6b1f3a52-7c1d-4f0e-8a55-0d9a3c1e2b77": "treatment"},
              "success_metrics": ["ticket_click_rate"],
              "guardrail_metrics": ["day_7_retention"],
              "end_date": "2036-12-01T00:00:00Z",
              "state": "running"
            }
            """;

    static final String EXPERIMENT = """
            {
              "id": "0f0b7a52-5a3c-4a4e-9d1c-2f6f2f1f9a10",
              "key": "checkout-cta",
              "name": "Checkout button",
              "description": "The price stands on the button.",
              "hypothesis": "Naming the price on the button sells more tickets.",
              "start_date": "2026-11-01T09:30:00Z",
              "end_date": "2036-12-01T00:00:00Z",
              "is_active": true,
              "state": "running",
              "phase": 1,
              "variants": [
                {"name": "control", "value": {"label": "Buy"}},
                {"name": "treatment", "value": {"label": "Buy for 25"}}
              ],
              "traffic_allocation": {"weights": [0.5, 0.5], "coverage": 1.0},
              "condition": {"platform": {"$in": ["ios", "android"]}, "tier": {"$ne": "enterprise"}},
              "namespace": null,
              "in_holdout": true,
              "overrides": {"6b1f3a52-7c1d-4f0e-8a55-0d9a3c1e2b77": "treatment"},
              "success_metrics": ["ticket_click_rate"],
              "guardrail_metrics": ["day_7_retention"],
              "alpha": 0.05,
              "seed": "checkout-cta",
              "hash_version": 2,
              "hash_attribute": "user_id",
              "decision": null,
              "completed_at": null,
              "archived_at": null,
              "created_at": "2026-11-01T09:30:00Z",
              "created_by": "6b1f3a52-7c1d-4f0e-8a55-0d9a3c1e2b77",
              "version": 0
            }
            """;

    static final String PAGE = """
            {
              "items": [
                {
                  "id": "0f0b7a52-5a3c-4a4e-9d1c-2f6f2f1f9a10",
                  "key": "checkout-cta",
                  "name": "Checkout button",
                  "state": "running",
                  "is_active": true,
                  "phase": 1,
                  "start_date": "2026-11-01T09:30:00Z",
                  "end_date": "2036-12-01T00:00:00Z",
                  "archived_at": null,
                  "created_at": "2026-11-01T09:30:00Z",
                  "created_by": "6b1f3a52-7c1d-4f0e-8a55-0d9a3c1e2b77",
                  "version": 0
                }
              ],
              "next": null
            }
            """;

    static final String EDIT = """
            {"end_date": "2036-12-15T00:00:00Z", "traffic_allocation": {"coverage": 1.0}}
            """;

    static final String WHY = """
            {"why": "The app with the new button is out"}
            """;

    static final String DECISION = """
            {"variant": "treatment", "why": "More tickets, and as many come back as before"}
            """;

    static final String PHASE = """
            {"traffic_allocation": {"weights": [0.2, 0.8]}, "why": "Nothing broke with half of them"}
            """;

    static final String HISTORY = """
            {
              "items": [
                {
                  "version": 1,
                  "change": "started",
                  "at": "2026-11-01T09:30:00Z",
                  "by": "6b1f3a52-7c1d-4f0e-8a55-0d9a3c1e2b77",
                  "why": "The app with the new button is out",
                  "before": {"key": "checkout-cta", "state": "draft"},
                  "after": {"key": "checkout-cta", "state": "running"}
                }
              ],
              "next": null
            }
            """;

    static final String NEW_NAMESPACE = """
            {"id": "checkout", "description": "Everything about buying"}
            """;

    static final String NAMESPACE = """
            {"id": "checkout", "description": "Everything about buying", "created_at": "2026-11-01T09:30:00Z", "experiments": []}
            """;

    static final String NAMESPACES = """
            [
              {
                "id": "checkout",
                "description": "Everything about buying",
                "created_at": "2026-11-01T09:30:00Z",
                "experiments": [{"key": "checkout-cta", "from": 0.0, "to": 0.5}]
              }
            ]
            """;

    private ExperimentExamples() {}
}
