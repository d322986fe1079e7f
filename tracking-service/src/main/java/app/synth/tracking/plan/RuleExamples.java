package app.synth.tracking.plan;

/** Examples of the API's documentation. */
final class RuleExamples {
    static final String SCHEMA = """
            {"title": "event_click", "type": "object", "required": ["source", "position"],
             "properties": {"position": {"type": "number", "minimum": 0}}}""";
    static final String RULE = """
            {"rule": "click/event", "event_type": "click", "entity_type": "event", "action": null, "version": 2,
             "active": true, "schema": {"title": "event_click", "type": "object", "required": ["source", "position"],
             "properties": {"position": {"type": "number", "minimum": 0}}}, "created_at": "2026-11-01T20:15:00Z",
             "created_by": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90"}""";
    static final String RULES = "{\"items\": [" + RULE + "]}";
    static final String REPORT = """
            {"from": "2026-11-01T20:00:00Z", "to": "2026-11-02T21:00:00Z", "items": [
              {"source": "app", "rule": "click/event", "version": 2, "field": "position", "keyword": "required",
               "violations": 1204, "sample": "{\\"source\\":\\"feed\\"}", "last_at": "2026-11-02T20:14:58.120Z"}]}""";

    private RuleExamples() {}
}
