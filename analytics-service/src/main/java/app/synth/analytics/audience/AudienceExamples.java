package app.synth.analytics.audience;

/** Answers as the API's description shows them. */
final class AudienceExamples {
    static final String AUDIENCE = """
            {"entity_type": "event", "entity_id": "concert-001", "from": "2026-11-01", "to": "2026-11-07", "exact": false,
             "unit": "distinct viewers per release, added up", "k": 10, "viewers": 431,
             "demographics": {"items": [{"age_band": "25_34", "gender": "female", "viewers": 201},
                                        {"age_band": "unknown", "gender": "unknown", "viewers": 188}],
                              "hidden": 42, "others": 0},
             "locations": {"items": [{"city": "Brooklyn", "state": "NY", "viewers": 402}], "hidden": 29, "others": 0},
             "releases": {"count": 1, "too_few": 0,
                          "items": [{"event_id": "concert-001", "from": "2026-11-02", "to": "2026-11-05", "viewers": 431}],
                          "about": "Figures about people are released once, for whole days that are over, and never change."},
             "clamped": null}""";

    static final String BREAKDOWN = """
            {"entity_type": "event", "entity_id": "concert-001", "key": "source", "from": "2026-11-01", "to": "2026-11-07",
             "exact": false, "unit": "people per release, by their first value, added up", "k": 10,
             "items": [{"value": "feed", "impressions": 1200, "clicks": 190, "detail_views": 180, "ticket_link_clicks": null},
                       {"value": "search", "impressions": null, "clicks": 70, "detail_views": 66, "ticket_link_clicks": null}],
             "hidden": {"impressions": 31, "clicks": 0, "detail_views": 12, "ticket_link_clicks": 25},
             "others": {"impressions": 0, "clicks": 0, "detail_views": 0, "ticket_link_clicks": 0},
             "releases": {"count": 1, "too_few": 0,
                          "items": [{"event_id": "concert-001", "from": "2026-11-02", "to": "2026-11-05", "viewers": 431}],
                          "about": "Figures about people are released once, for whole days that are over, and never change."},
             "clamped": null}""";

    static final String ALL = """
            {"entity_type": "all", "entity_id": null, "key": "source", "from": "2026-11-01", "to": "2026-11-07", "exact": true,
             "unit": "interactions", "k": null,
             "items": [{"value": "feed", "impressions": 91200, "clicks": 7190, "detail_views": 6180, "ticket_link_clicks": 812}],
             "hidden": null, "others": {"impressions": 0, "clicks": 0, "detail_views": 0, "ticket_link_clicks": 0},
             "releases": null, "clamped": null}""";

    static final String FORBIDDEN =
            "permission_denied: the permission is missing, or it is not the caller's; tier_required: needed_tier names the tier";
    static final String TOO_LARGE = "query_too_large: an exact answer takes too long to count; ask for fewer days";
    static final String RELEASES =
            " Without view_all_analytics it is a sum of releases: of whole days that are over, made"
                    + " once, never changed, with at least k people in everything shown. With it, it is live and exact.";

    static final String LINES = " Lines are what is shown of demographics, then of locations; table says which.";

    static final String AUDIENCE_LINE = """
            {"table": "demographics", "age_band": "25_34", "gender": "female", "city": null, "state": null, "viewers": 201}""";

    static final String BREAKDOWN_LINE = """
            {"value": "feed", "impressions": 1200, "clicks": 190, "detail_views": 180, "ticket_link_clicks": null}""";

    static final String ALL_LINE = """
            {"value": "feed", "impressions": 91200, "clicks": 7190, "detail_views": 6180, "ticket_link_clicks": 812}""";

    private AudienceExamples() {}
}
