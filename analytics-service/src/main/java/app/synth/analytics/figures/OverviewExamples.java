package app.synth.analytics.figures;

/** Answers about everybody, as they look. */
final class OverviewExamples {
    static final String AGE = " Answers are kept in memory: one may be 10 seconds old"
            + " (analytics.questions.fresh-for), and older only where nothing has happened since.";

    static final String OVERVIEW = """
            {"from": "2026-11-02", "to": "2026-11-08", "granularity": "week",
             "totals": {"mean_daily_active_users": 412.29, "mean_daily_active_visitors": 160.14, "new_users": 120,
                        "new_visitors": 300, "interactions": 31200, "sessions_count": 4100,
                        "avg_session_duration_seconds": 340, "impressions": 18000, "ticket_clicks": 900,
                        "ticket_click_through_rate": 0.05},
             "previous": {"from": "2026-10-26", "to": "2026-11-01",
                          "totals": {"mean_daily_active_users": 400.0, "mean_daily_active_visitors": 150.0,
                                     "new_users": 100, "new_visitors": 280, "interactions": 30000, "sessions_count": 4000,
                                     "avg_session_duration_seconds": 330, "impressions": 17500, "ticket_clicks": 800,
                                     "ticket_click_through_rate": 0.0457}},
             "change": {"new_users": 0.2, "new_visitors": 0.0714, "interactions": 0.04, "sessions_count": 0.025,
                        "impressions": 0.0286, "ticket_clicks": 0.125},
             "series": [{"start": "2026-11-02", "active_users": 1502, "active_visitors": 820, "new_users": 120,
                         "new_visitors": 300, "interactions": 31200, "sessions_count": 4100,
                         "avg_session_duration_seconds": 340, "impressions": 18000, "ticket_clicks": 900,
                         "ticket_click_through_rate": 0.05}],
             "stickiness": [{"month": "2026-11-01", "mean_daily_active_users": 410.5, "monthly_active_users": 2900,
                             "stickiness": 0.1416}],
             "actions": [{"action": "impression", "interactions": 18000}, {"action": "ticket_click", "interactions": 900}],
             "top_events": [{"id": "concert-001", "name": "The Band live", "value": 812}],
             "top_artists": [{"id": "the-band", "name": "The Band", "value": 230}],
             "top_venues": [{"id": "the-hall", "name": "The Hall", "value": 120}],
             "top_searches": [{"id": "jazz", "name": null, "value": 95}],
             "searches_without_results": [{"id": "jaz", "name": null, "value": 7}]}""";

    static final String TOP = """
            {"metric": "detail_views", "from": "2026-11-01", "to": "2026-11-30",
             "items": [{"id": "concert-001", "name": "The Band live", "value": 812},
                       {"id": "concert-002", "name": null, "value": 640}]}""";

    static final String OVERVIEW_LINE = """
            {"start": "2026-11-02", "active_users": 1502, "active_visitors": 820, "new_users": 120,
             "new_visitors": 300, "interactions": 31200, "sessions_count": 4100,
             "avg_session_duration_seconds": 340, "impressions": 18000, "ticket_clicks": 900,
             "ticket_click_through_rate": 0.05}""";

    static final String TOP_LINE = """
            {"id": "concert-001", "name": "The Band live", "value": 812}""";

    private OverviewExamples() {}
}
