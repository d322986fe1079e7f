package app.synth.tracking.segment;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The API's documentation of bodies that are read by hand. Nothing is ever bound to these shapes. */
final class SegmentDocumentation {
    static final String BATCH = """
            {"sentAt":"2026-11-01T20:15:30.000Z","batch":[
              {"type":"track","event":"Ticket Clicked","messageId":"ajs-next-1","anonymousId":"a-1",
               "properties":{"event_id":"3941","ticket_url":"https://tickets.example/3941",
                             "ticket_provider":"example"},
               "timestamp":"2026-11-01T20:15:00.000Z"},
              {"type":"page","name":"Feed","messageId":"ajs-next-2","anonymousId":"a-1","properties":{"path":"/feed"},
               "timestamp":"2026-11-01T20:15:04.000Z"}]}""";
    static final String ANSWER = """
            {"success":true,"received":2,"stored":2,"duplicate":0,"quarantined":0,"filtered":0}""";
    static final String SETTINGS = """
            {"integrations":{"Segment.io":{"apiKey":"wk_Xb3fQExampleExampleExampleExampleExampleExa",
               "apiHost":"api.example/v1","protocol":"https","retryQueue":true,"addBundledMetadata":false,
               "unbundledIntegrations":[]}},
             "plan":{"track":{"__default":{"enabled":true}},"identify":{"__default":{"enabled":true}},
               "group":{"__default":{"enabled":true}}},
             "metrics":{"sampleRate":0},"enabledMiddleware":{},"remotePlugins":[],"analyticsNextEnabled":true,
             "legacyVideoPluginsEnabled":false}""";

    private SegmentDocumentation() {}

    @Schema(
            name = "SegmentBatch",
            description = "A batch, or one message by itself. What is not listed here is let pass.")
    record Batch(
            @Schema(description = "Where it stands in no header") @Nullable
            String writeKey,

            @Schema(description = "When the client sends this, by its clock; else the latest sentAt of the messages")
            @Nullable
            String sentAt,

            List<Message> batch) {}

    @Schema(name = "SegmentMessage")
    record Message(
            @Schema(required = true, description = "track, page, screen, identify, group or alias")
            String type,

            @Schema(description = "The same in every try") String messageId,
            @Nullable String anonymousId,

            @Schema(description = "The user only under a server key; else kept as segment_user_id") @Nullable
            String userId,

            @Schema(description = "Of a track") @Nullable String event,

            @Schema(description = "Of a page or screen") @Nullable
            String name,

            Map<String, Object> properties,
            Map<String, Object> traits,
            Map<String, Object> context,

            @Schema(description = "When it happened; originalTimestamp is taken, too")
            String timestamp) {}
}
