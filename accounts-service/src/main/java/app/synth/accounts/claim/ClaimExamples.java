package app.synth.accounts.claim;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The API's documentation of bodies that are read by hand, and its examples. Nothing is ever bound to these shapes. */
final class ClaimExamples {
    private static final String DECIDED = """
            {"claim_id": "0190aa10-0000-7000-8000-00000000000c", "user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90",
             "resource_type": "artist", "resource_id": "the-band",
             "evidence": {"text": "I play the drums in it.", "links": ["https://theband.example/about"]},
             "state": \"""";
    private static final String BY_AN_ADMIN = """
            ", "reason": "Named on the band's page",
             "decided_by": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e91", "decided_at": "2026-11-02T08:00:00Z",
             "created_at": "2026-11-01T20:15:00Z"}""";

    static final String NEW = """
            {"resource_type": "artist", "resource_id": "the-band",
             "evidence": {"text": "I play the drums in it.", "links": ["https://theband.example/about"]}}""";
    static final String CLAIM = """
            {"claim_id": "0190aa10-0000-7000-8000-00000000000c", "user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90",
             "resource_type": "artist", "resource_id": "the-band",
             "evidence": {"text": "I play the drums in it.", "links": ["https://theband.example/about"]},
             "state": "pending", "reason": null, "decided_by": null, "decided_at": null,
             "created_at": "2026-11-01T20:15:00Z"}""";
    static final String APPROVED = DECIDED + "approved" + BY_AN_ADMIN;
    static final String REJECTED = DECIDED + "rejected" + BY_AN_ADMIN;
    static final String REVOKED = DECIDED + "revoked" + BY_AN_ADMIN;
    static final String WITHDRAWN = DECIDED + """
            withdrawn", "reason": null, "decided_by": null, "decided_at": "2026-11-02T08:00:00Z",
             "created_at": "2026-11-01T20:15:00Z"}""";
    static final String PAGE = "{\"items\": [" + CLAIM + "]}";
    static final String REASON = """
            {"reason": "Named on the band's page"}""";
    static final String RECORD = """
            {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "resource_type": "venue", "resource_id": "the-hall",
             "reason": "Signed the lease"}""";

    private ClaimExamples() {}

    @Schema(name = "NewClaim")
    record New(
            @Schema(
                    required = true,
                    enumeration = {"artist", "venue", "event"})
            String resource_type,

            @Schema(required = true, maxLength = 500) String resource_id,
            @Schema(required = true) Proof evidence) {}

    @Schema(name = "Evidence")
    record Proof(
            @Schema(required = true, maxLength = 4000) String text,
            @Schema(description = "At most 10, https") List<String> links) {}

    @Schema(name = "DecisionReason")
    record Reason(
            @Schema(maxLength = 1000, description = "Told to the claimant") @Nullable
            String reason) {}

    @Schema(name = "RecordedOwnership")
    record Recorded(
            @Schema(required = true) UUID user_id,

            @Schema(
                    required = true,
                    enumeration = {"artist", "venue", "event"})
            String resource_type,

            @Schema(required = true, maxLength = 500) String resource_id,
            @Schema(maxLength = 1000) @Nullable String reason) {}
}
