package app.synth.experiments.ofrep;

import app.synth.experiments.assignment.Reason;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of a flag, by the protocol's names; {@link FlagJson} writes it.
 *
 * @param key the experiment's
 * @param value the variant's, or the first one's of whoever is not in the experiment
 * @param reason the protocol's word
 * @param variant not there of whoever is not in the experiment
 * @param metadata what the protocol has no name for
 */
record FlagView(
        String key,
        Object value,

        @Schema(enumeration = {"SPLIT", "TARGETING_MATCH", "DISABLED", "UNKNOWN"})
        String reason,

        @Nullable String variant,
        Metadata metadata) {

    /**
     * What assignments say of it.
     *
     * @param inExperiment false: report no exposure
     * @param bucket 0 to 9999
     * @param reason the word that assignments have for it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Metadata(
            UUID experimentId,
            boolean inExperiment,
            @Nullable Integer bucket,
            int phase,
            Reason reason) {}

    /**
     * All flags.
     *
     * @param flags each an evaluation, or a failure with its key
     * @param eventStreams where changes are told; with a client key only
     */
    record All(List<FlagView> flags, @Nullable List<EventStream> eventStreams) {}

    /** @param type sse */
    record EventStream(String type, Endpoint endpoint) {}

    /** @param requestUri a path of this service */
    record Endpoint(String requestUri) {}

    /**
     * Why there is no evaluation.
     *
     * @param key of the flag; not there where all were asked for
     */
    record Failure(
            @Nullable String key,

            @Schema(enumeration = {"PARSE_ERROR", "TARGETING_KEY_MISSING", "INVALID_CONTEXT", "FLAG_NOT_FOUND"})
            String errorCode,

            String errorDetails) {}
}
