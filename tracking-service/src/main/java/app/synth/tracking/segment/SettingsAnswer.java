package app.synth.tracking.segment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What analytics.js loads before it sends anything: one destination, which is us, and nothing of Segment's own.
 *
 * @param plan lets every event pass
 * @param metrics none: they would go to Segment
 */
record SettingsAnswer(
        Map<String, Destination> integrations,
        Map<String, Map<String, Default>> plan,
        Metrics metrics,
        Map<String, Boolean> enabledMiddleware,
        List<String> remotePlugins,
        boolean analyticsNextEnabled,
        boolean legacyVideoPluginsEnabled) {
    private static final String SEGMENT = "Segment.io";

    /**
     * Where events go.
     *
     * @param apiHost host, port and path
     * @param protocol http or https
     */
    record Destination(
            String apiKey,
            String apiHost,
            String protocol,
            boolean retryQueue,
            boolean addBundledMetadata,
            List<String> unbundledIntegrations) {}

    /** Of events that nothing is said about. */
    record Default(boolean enabled) {}

    /** Of every so many calls, one is measured. */
    record Metrics(@JsonProperty("sampleRate") int sampleRate) {}

    /** @param host with port and path, without a slash at its end */
    static SettingsAnswer of(String writeKey, String protocol, String host) {
        Map<String, Default> all = Map.of("__default", new Default(true));
        return new SettingsAnswer(
                Map.of(SEGMENT, new Destination(writeKey, host + "/v1", protocol, true, false, List.of())),
                Map.of("track", all, "identify", all, "group", all),
                new Metrics(0),
                Map.of(),
                List.of(),
                true,
                false);
    }
}
