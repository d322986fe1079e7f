package app.synth.tracking.source;

/**
 * An app that sends, as a replica knows it, with the configured defaults where it says nothing itself.
 *
 * @param key stands in {@code user_interactions.source}; never changes
 * @param name for people
 * @param planMode what a violation of the tracking plan costs
 * @param allowedOrigins from where browsers may send
 * @param honoursPrivacySignals whether Sec-GPC and DNT are a person's no
 * @param limit what the source may send to one replica
 * @param userLimit what one of its users may send to one replica
 * @param eventMapping from names of events in other vocabularies to ours
 */
public record Source(
        String key,
        String name,
        PlanMode planMode,
        AllowedOrigins allowedOrigins,
        boolean honoursPrivacySignals,
        RateLimit limit,
        RateLimit userLimit,
        EventMapping eventMapping) {

    /** The source of requests that come with a user's token and nothing else. */
    public static final String APP = "app";
}
