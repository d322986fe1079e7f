package app.synth.analytics.figures;

import app.synth.analytics.lines.Described;

/** Answers as they look, and what is said of all of them. */
final class FiguresExamples {
    static final String TIERS = " Free shows the last 7 days, premium 90, professional all." + Described.TIER;

    static final String USER = """
            {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "from": "2026-11-01", "to": "2026-11-01", "granularity": "day",
             "clamped": null,
             "totals": {"events_viewed": 4, "events_clicked": 6, "events_interested": 1, "ticket_links_clicked": 1,
                        "reviews_written": 0, "reviews_liked": 2, "reviews_commented": 0, "friends_added": 0,
                        "messages_sent": 3, "shares_sent": 0, "sessions_count": 2, "total_time_seconds": 1260,
                        "avg_session_duration_seconds": 630, "searches_performed": 2},
             "previous": null, "change": null,
             "series": [{"start": "2026-11-01", "events_viewed": 4, "events_clicked": 6, "events_interested": 1,
                         "ticket_links_clicked": 1, "reviews_written": 0, "reviews_liked": 2, "reviews_commented": 0,
                         "friends_added": 0, "messages_sent": 3, "shares_sent": 0, "sessions_count": 2,
                         "total_time_seconds": 1260, "avg_session_duration_seconds": 630, "searches_performed": 2}]}""";

    static final String EVENT = """
            {"event_id": "concert-001", "title": "The Band live", "from": "2026-11-02", "to": "2026-11-08",
             "granularity": "week", "clamped": null,
             "totals": {"impressions": 120, "unique_viewers": 31, "clicks": 40, "click_through_rate": 0.3333,
                        "detail_views": 52, "interested_count": 7, "review_count": 2, "avg_rating": 4.5, "likes_count": 9,
                        "comments_count": 1, "shares_count": 3, "ticket_link_clicks": 8, "ticket_conversion_rate": 0.2258},
             "previous": {"from": "2026-10-26", "to": "2026-11-01",
                          "totals": {"impressions": 60, "unique_viewers": 20, "clicks": 16, "click_through_rate": 0.2667,
                                     "detail_views": 22, "interested_count": 2, "review_count": 0, "avg_rating": null,
                                     "likes_count": 3, "comments_count": 0, "shares_count": 1, "ticket_link_clicks": 2,
                                     "ticket_conversion_rate": 0.1}},
             "change": {"impressions": 1.0, "unique_viewers": 0.55, "clicks": 1.5, "detail_views": 1.3636,
                        "interested_count": 2.5, "review_count": null, "likes_count": 2.0, "comments_count": null,
                        "shares_count": 2.0, "ticket_link_clicks": 3.0},
             "series": [{"start": "2026-11-02", "impressions": 120, "unique_viewers": 31, "clicks": 40,
                         "click_through_rate": 0.3333, "detail_views": 52, "interested_count": 7, "review_count": 2,
                         "avg_rating": 4.5, "likes_count": 9, "comments_count": 1, "shares_count": 3,
                         "ticket_link_clicks": 8, "ticket_conversion_rate": 0.2258}]}""";

    static final String ARTIST = """
            {"artist_id": "the-band", "name": "The Band", "from": "2026-11-01", "to": "2026-11-01", "granularity": "day",
             "clamped": {"tier": "free", "asked_from": "2026-10-01", "from": "2026-11-01", "next_tier": "premium",
                         "next_tier_from": "2026-10-01"},
             "totals": {"profile_views": 80, "new_followers": 3, "total_followers": 412, "active_events": 5,
                        "event_impressions": 900, "event_clicks": 120, "reviews_received": 2, "avg_rating": 4.5,
                        "total_engagement": 31},
             "previous": null, "change": null,
             "series": [{"start": "2026-11-01", "profile_views": 80, "new_followers": 3, "total_followers": 412,
                         "active_events": 5, "event_impressions": 900, "event_clicks": 120, "reviews_received": 2,
                         "avg_rating": 4.5, "total_engagement": 31}]}""";

    static final String VENUE = """
            {"venue_id": "the-hall", "name": "The Hall", "from": "2026-11-01", "to": "2026-11-01", "granularity": "day",
             "clamped": null,
             "totals": {"profile_views": 44, "new_followers": 1, "total_followers": 97, "events_hosted": 1,
                        "event_impressions": 510, "event_attendance": 63, "reviews_received": 4, "avg_venue_rating": 4.25},
             "previous": {"from": "2026-10-31", "to": "2026-10-31",
                          "totals": {"profile_views": 22, "new_followers": 0, "total_followers": 96, "events_hosted": 0,
                                     "event_impressions": 300, "event_attendance": 0, "reviews_received": 0,
                                     "avg_venue_rating": null}},
             "change": {"profile_views": 1.0, "new_followers": null, "total_followers": 0.0104, "events_hosted": null,
                        "event_impressions": 0.7, "event_attendance": null, "reviews_received": null},
             "series": [{"start": "2026-11-01", "profile_views": 44, "new_followers": 1, "total_followers": 97,
                         "events_hosted": 1, "event_impressions": 510, "event_attendance": 63, "reviews_received": 4,
                         "avg_venue_rating": 4.25}]}""";

    static final String USER_LINE = """
            {"start": "2026-11-01", "events_viewed": 4, "events_clicked": 6, "events_interested": 1,
             "ticket_links_clicked": 1, "reviews_written": 0, "reviews_liked": 2, "reviews_commented": 0,
             "friends_added": 0, "messages_sent": 3, "shares_sent": 0, "sessions_count": 2, "total_time_seconds": 1260,
             "avg_session_duration_seconds": 630, "searches_performed": 2}""";

    static final String EVENT_LINE = """
            {"start": "2026-11-02", "impressions": 120, "unique_viewers": 31, "clicks": 40,
             "click_through_rate": 0.3333, "detail_views": 52, "interested_count": 7, "review_count": 2,
             "avg_rating": 4.5, "likes_count": 9, "comments_count": 1, "shares_count": 3,
             "ticket_link_clicks": 8, "ticket_conversion_rate": 0.2258}""";

    static final String ARTIST_LINE = """
            {"start": "2026-11-01", "profile_views": 80, "new_followers": 3, "total_followers": 412,
             "active_events": 5, "event_impressions": 900, "event_clicks": 120, "reviews_received": 2,
             "avg_rating": 4.5, "total_engagement": 31}""";

    static final String VENUE_LINE = """
            {"start": "2026-11-01", "profile_views": 44, "new_followers": 1, "total_followers": 97,
             "events_hosted": 1, "event_impressions": 510, "event_attendance": 63, "reviews_received": 4,
             "avg_venue_rating": 4.25}""";

    private FiguresExamples() {}
}
