package app.synth.tracking.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person's wish, as sent: nothing else is taken for a yes or a no than true and false.
 *
 * @param tracking false: from now on, nothing of mine is to be stored
 * @param anonymousId the visitor whose wish it is, where nobody is logged in; with a user's token it is both the user's and
 *     the visitor's
 */
public record ConsentRequest(
        @Schema(required = true, implementation = Boolean.class) @Nullable
        JsonNode tracking,

        @JsonProperty("anonymous_id") @Schema(implementation = String.class, maxLength = 200) @Nullable
        JsonNode anonymousId) {}
