package app.synth.tracking.reading;

/** Examples for the API's documentation. */
final class ReadingExamples {
    static final String OWN = """
            {"items":[{"id":"019a41de-7a00-7000-8000-000000000002","message_id":"m-2","source":"web",
              "anonymous_id":"a-17","event_type":"view","entity_type":"event","entity_id":"3941","action":"detail_view",
              "metadata":{"source":"feed"},"session_id":"s-81","occurred_at":"2026-11-01T20:15:00Z",
              "received_at":"2026-11-01T20:15:01Z","claimed":true}],
             "next":"MjAyNi0xMC0zMVQyMDoxNTowMFo"}""";

    static final String LINE = """
            {"id":"019a41de-7a00-7000-8000-000000000001","message_id":"m-1","source":"web",\
            "user_id":"0190aa10-0000-7000-8000-00000000000a","event_type":"click","entity_type":"ticket_link",\
            "entity_id":"3941","action":"ticket_click","metadata":{"ticket_provider":"example","price_range":"$20-45"},\
            "session_id":"s-81","occurred_at":"2026-11-01T20:15:00Z","received_at":"2026-11-01T20:15:01Z"}""";

    static final String PAGE = "{\"items\":[" + LINE + "],\"next\":\"MjAyNi0xMC0zMVQyMDoxNTowMFo\"}";

    static final String TOO_LARGE =
            "query_too_large: it takes more than 5 s to find, so ask for less; otherwise try again after Retry-After";

    private ReadingExamples() {}
}
