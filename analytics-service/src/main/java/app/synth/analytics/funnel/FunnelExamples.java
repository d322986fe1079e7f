package app.synth.analytics.funnel;

import app.synth.analytics.lines.Described;

/** What funnels look like. */
final class FunnelExamples {
    static final String QUESTION = """
            {"steps": [{"action": "impression", "filters": [{"key": "source", "op": "eq", "value": "feed"}]},
                       {"action": "event_click"},
                       {"action": "interest", "optional": true},
                       {"action": "ticket_click", "name": "to the tickets"}],
             "from": "2026-11-01", "to": "2026-11-07", "window": "7d", "breakdown": "position"}""";

    static final String STEPS = """
            [{"name": "impression", "action": "impression", "optional": false, "viewers": 1200, "conversion": null,
              "overall": 1.0, "median_seconds": null, "p90_seconds": null, "hidden": false},
             {"name": "event_click", "action": "event_click", "optional": false, "viewers": 300, "conversion": 0.25,
              "overall": 0.25, "median_seconds": 12.5, "p90_seconds": 61.0, "hidden": false}]""";

    static final String ANSWER = """
            {"from": "2026-11-01", "to": "2026-11-07", "window": "PT168H", "event_id": null,
             "steps":\s""" + STEPS + """
            , "breakdown": "position", "values": [{"value": "1", "steps":\s""" + STEPS + """
            }], "clamped": null}""";

    static final String KEPT = """
            {"funnel_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "name": "From the feed to the tickets",
             "steps": [{"action": "impression", "filters": [], "optional": false, "name": "impression"},
                       {"action": "ticket_click", "filters": [], "optional": false, "name": "ticket_click"}],
             "window": "PT168H", "breakdown": null, "event_id": null,
             "created_at": "2026-11-01T20:15:00Z", "updated_at": "2026-11-01T20:15:00Z"}""";

    static final String NEW = """
            {"name": "From the feed to the tickets", "window": "7d",
             "steps": [{"action": "impression"}, {"action": "ticket_click"}]}""";

    static final String PAGE = "{\"items\": [" + KEPT + "], \"next\": null}";

    static final String WHO =
            " Needs view_all_analytics; or view_event_analytics, the tier premium and an event_id that one"
                    + " owns, and then without breakdown and filters, and steps that fewer than 10 viewers have reached are hidden."
                    + Described.TIER
                    + " They are the steps of everything together, then, with breakdown and value, those of each part.";

    static final String REFUSED =
            "The permission or the tier (tier_required) is missing, the event is not one's own, or for"
                    + " those who may not see everything event_required, breakdown_not_allowed, filters_not_allowed";

    static final String TOO_MUCH =
            "query_too_large: it takes more than 10 s; too_many_queries: many are asking; Retry-After says when again";

    static final String LINE = """
            {"breakdown": null, "value": null, "step": 1, "name": "impression", "action": "impression", "optional": false,
             "viewers": 1200, "conversion": null, "overall": 1.0, "median_seconds": null, "p90_seconds": null,
             "hidden": false}""";

    private FunnelExamples() {}
}
