package app.synth.tracking.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The API's documentation of bodies that are read by hand. Nothing is ever bound to these shapes. */
final class IngestDocumentation {
    static final String CLICK = """
            {"message_id":"0199c1a2-7f00-7cc3-8a51-1f0a2b3c4d5e","event_type":"click","entity_type":"event",
             "entity_id":"3941","metadata":{"source":"feed","position":3,"artist_name":"The Band","venue_name":"The Hall"},
             "session_id":"s-81","anonymous_id":"a-17"}""";
    static final String BATCH = """
            {"sent_at":"2026-11-01T20:15:30Z","interactions":[
              {"message_id":"m-1","event_type":"view","entity_type":"event","entity_id":"3941",
               "anonymous_id":"a-17","metadata":{"source":"feed","position":0,"feed_type":"personalized"},
               "occurred_at":"2026-11-01T20:15:00Z"},
              {"message_id":"m-2","event_type":"search","entity_type":"artists","entity_id":"mahler",
               "anonymous_id":"a-17","metadata":{"query":"mahler","search_type":"artists"},"occurred_at":"2026-11-01T20:15:04Z"}]}""";
    static final String ANSWER = """
            {"received":4,"stored":1,"duplicate":1,"quarantined":1,"filtered":1,"results":[
              {"message_id":"m-1","fate":"stored"},
              {"message_id":"m-2","fate":"duplicate"},
              {"message_id":"m-3","fate":"quarantined","reason":"unknown_type","detail":"event_type hover is not known"},
              {"message_id":"m-4","fate":"filtered","reason":"opt_out","detail":"this person has said no to being tracked"}]}""";

    static final String LIMITS = """
            {"source":"app","body_bytes":4194304,"item_bytes":32768,"items_per_batch":10000,
             "oldest_seconds":7776000,"ahead_seconds":300}""";

    private IngestDocumentation() {}

    @Schema(name = "SentInteraction", description = "One interaction. What is not listed here is ignored.")
    record Interaction(
            @Schema(
                    description = "The client's id of this message, the same in every try, up to 200 characters;"
                            + " the server makes one where there is none.")
            String message_id,

            @Schema(
                    required = true,
                    description = "view, impression, click, click_ticket, interest, search, like, share, comment,"
                            + " review, swipe, navigate, scroll, form_submit, follow, attend, friend_add, identify,"
                            + " purchase or custom.")
            String event_type,

            @Schema(required = true, maxLength = 64, description = "event, artist, venue, review, ticket_link, …")
            String entity_type,

            @Schema(maxLength = 500, description = "An id, or the name, word or query that stands for it.")
            String entity_id,

            @Schema(type = SchemaType.OBJECT, description = "Whatever else is known; stored as sent.")
            Map<String, Object> metadata,

            @Schema(maxLength = 200) String session_id,

            @Schema(maxLength = 200, description = "The device's id from before somebody logged in.")
            String anonymous_id,

            @Schema(description = "RFC 3339 with a zone; the time of receipt where it is missing.")
            Instant occurred_at) {}

    @Schema(name = "SentBatch")
    record Batch(
            @Schema(required = true) List<Interaction> interactions,

            @Schema(
                    description = "When the client sends this, by the client's clock. A clock that is off by more"
                            + " than a minute is corrected by it.")
            Instant sent_at) {}
}
