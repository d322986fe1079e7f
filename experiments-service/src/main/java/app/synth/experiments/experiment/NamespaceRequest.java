package app.synth.experiments.experiment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A namespace as it is sent.
 *
 * @param id lower-case words and digits joined by - or _, at most 64 characters
 * @param description at most 4,000 characters
 */
record NamespaceRequest(
        @Schema(required = true) String id, @Nullable String description) {}
