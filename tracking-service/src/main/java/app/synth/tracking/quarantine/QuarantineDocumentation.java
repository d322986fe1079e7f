package app.synth.tracking.quarantine;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The API's documentation of bodies that are read by hand, and its examples. Nothing is ever bound to these shapes. */
final class QuarantineDocumentation {
    static final String ONE = """
            {"id":"0197c1de-7a00-7000-8000-000000000001","message_id":"m-3","source":"web","reason":"unknown_type",
             "detail":"event_type hover is not known","received_at":"2026-11-01T20:15:31Z","face":"interactions",
             "body":"{\\"event_type\\":\\"hover\\",\\"entity_type\\":\\"event\\"}","body_length":44}""";
    static final String PAGE = "{\"items\":[" + ONE + "]}";
    static final String RESULT = """
            {"id":"0197c1de-7a00-7000-8000-000000000001","fate":"stored"}""";
    static final String RESULTS = "{\"replayed\":1,\"stored\":1,\"results\":[" + RESULT + "]}";
    static final String CORRECTED = """
            {"correction":{"event_type":"view","metadata":{"source":"feed"}}}""";
    static final String BULK = """
            {"reason":"unknown_type","source":"web","correction":{"event_type":"view"}}""";

    private static final String MERGE_PATCH =
            "A JSON merge patch (RFC 7396) of each body: a right value for a wrong one, null for what should not be there."
                    + " A message keeps its id.";

    private QuarantineDocumentation() {}

    @Schema(name = "Replay", description = "How one is changed before it is replayed. Nothing else may stand here.")
    record Replay(
            @Schema(type = SchemaType.OBJECT, description = MERGE_PATCH)
            Map<String, Object> correction) {}

    @Schema(
            name = "BulkReplay",
            description =
                    "What is replayed, and how it is changed before. An empty object names everything. Nothing else may"
                            + " stand here.")
    record BulkReplay(
            @Schema(description = "Only what was refused for this reason", example = "unknown_type")
            String reason,

            @Schema(description = "Only what this source sent", example = "web")
            String source,

            @Schema(description = "The first instant of arrival")
            Instant from,

            @Schema(description = "The end, not included") Instant to,

            @Schema(description = "The next of an earlier answer")
            String cursor,

            @Schema(type = SchemaType.OBJECT, description = MERGE_PATCH)
            Map<String, Object> correction) {}
}
