package app.synth.analytics.live;

/** What a watcher reads. */
final class LiveExamples {
    static final String FIGURES = """
            id: 1793448000123
            event: figures
            data: {"at": "2026-10-31T12:00:00.123Z", "since": "2026-10-31T11:59:00.123Z", "behind_seconds": 0.0,\
             "per_second": 13.1, "last_minute": 786,\
             "actions": [{"action": "impression", "per_second": 12.4, "last_minute": 744},\
             {"action": "ticket_click", "per_second": 0.7, "last_minute": 42}],\
             "events": [{"event_id": "my-concert", "title": "Jazz Night", "last_minute": 120},\
             {"event_id": "new-concert", "title": null, "last_minute": 12}]}

            """;

    static final String STALE = """
            event: stale
            data: {"since": "2026-10-31T12:00:00.123Z"}

            """;

    static final String CLOSED = """
            event: closed
            data: {"code": "permission_denied"}

            """;

    private LiveExamples() {}
}
