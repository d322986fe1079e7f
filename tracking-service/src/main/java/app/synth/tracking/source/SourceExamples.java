package app.synth.tracking.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The API's documentation of bodies that are read by hand, and its examples. Nothing is ever bound to these shapes. */
final class SourceExamples {
    static final String NEW = """
            {"key": "web", "name": "The web app", "plan_mode": "observe",
             "allowed_origins": ["https://app.example", "https://*.preview.example"],
             "event_mapping": {"track": {"Ticket Clicked": {"event_type": "click_ticket", "entity_type": "event",
               "entity_id": "properties.event_id", "metadata": {"ticket_url": "properties.url"}}}}}""";
    static final String CHANGES = """
            {"plan_mode": "enforce", "per_second": 5000, "burst": null}""";
    private static final String REVOCABLE = """
            {"id": "4f0c1b1e-6d0c-4a52-9a5b-0c7e5a0f3f11", "kind": "write", "hint": "wk_Xb3fQ",
             "created_at": "2026-11-01T20:15:00Z", "created_by": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90",
             "expires_at": null, "revoked_at": null}""";
    static final String SOURCE = """
            {"key": "web", "name": "The web app", "plan_mode": "observe",
             "allowed_origins": ["https://app.example", "https://*.preview.example"],
             "honours_privacy_signals": true, "per_second": null, "burst": null, "user_per_second": null,
             "user_burst": null, "event_mapping": {}, "version": 1, "created_at": "2026-11-01T20:15:00Z",
             "updated_at": "2026-11-01T20:15:00Z", "keys": [""" + REVOCABLE + "]}";
    static final String LIST = "{\"items\": [" + SOURCE + "]}";
    static final String NEW_KEY = """
            {"kind": "write", "expires_at": null}""";
    static final String ROTATION = """
            {"overlap": "P7D"}""";
    static final String KEY = """
            {"id": "4f0c1b1e-6d0c-4a52-9a5b-0c7e5a0f3f11", "source": "web", "kind": "write",
             "key": "wk_Xb3fQExampleExampleExampleExampleExampleExa", "hint": "wk_Xb3fQ",
             "created_at": "2026-11-01T20:15:00Z", "created_by": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90",
             "expires_at": null}""";

    private SourceExamples() {}

    @Schema(name = "SourceSettings", description = "What is not sent stays as it is.")
    record Settings(
            @Schema(maxLength = 300) String name,
            @Schema(enumeration = {"observe", "enforce"}) String plan_mode,

            @Schema(
                    description = "https://app.example, or https://*.example for all subdomains; none: from anywhere."
                            + " At most 100.")
            List<String> allowed_origins,

            @Schema(description = "Whether Sec-GPC and DNT are a person's no.")
            boolean honours_privacy_signals,

            @Schema(description = "Interactions per second on one replica; null: the configured default.") @Nullable
            Integer per_second,

            @Nullable Integer burst,
            @Nullable Integer user_per_second,
            @Nullable Integer user_burst,

            @Schema(
                    type = SchemaType.OBJECT,
                    description =
                            "What events of Segment and RudderStack clients become, by name, under track, page and"
                                    + " screen. At most 64 KiB.")
            Map<String, Object> event_mapping) {}

    @Schema(name = "NewSource", description = "As SourceSettings, with the key.")
    record New(
            @Schema(required = true, pattern = "[a-z0-9-]{1,40}", description = "Never changes.")
            String key,

            @Schema(required = true, maxLength = 300) String name,
            @Schema(enumeration = {"observe", "enforce"}) String plan_mode,
            List<String> allowed_origins,
            boolean honours_privacy_signals,
            @Nullable Integer per_second,
            @Nullable Integer burst,
            @Nullable Integer user_per_second,
            @Nullable Integer user_burst,
            Map<String, Object> event_mapping) {}

    @Schema(name = "NewKey")
    record NewKey(
            @Schema(
                    required = true,
                    enumeration = {"write", "server"})
            String kind,

            @Nullable Instant expires_at) {}

    @Schema(name = "KeyRotation")
    record Rotation(
            @Schema(description = "For how long the old key still works: ISO 8601, up to P30D.", defaultValue = "PT24H")
            String overlap) {}
}
