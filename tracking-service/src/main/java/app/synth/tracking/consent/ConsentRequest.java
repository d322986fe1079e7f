package app.synth.tracking.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person's wish.
 *
 * @param tracking false: from now on, nothing of mine is to be stored
 * @param anonymousId the visitor whose wish it is, where nobody is logged in; with a user's token it is both the user's and
 *     the visitor's
 */
public record ConsentRequest(
        @Schema(required = true) @Nullable Boolean tracking,
        @JsonProperty("anonymous_id") @Nullable String anonymousId) {}
