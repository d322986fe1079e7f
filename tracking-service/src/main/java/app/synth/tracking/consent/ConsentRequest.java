package app.synth.tracking.consent;

import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.client.request.SentText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person's wish, as sent: nothing else is taken for a yes or a no than true and false.
 *
 * @param tracking false: from now on, nothing of mine is to be stored
 * @param anonymousId the visitor whose wish it is, where nobody is logged in; with a user's token it is both the user's and
 *     the visitor's
 */
@Schema(description = "Nothing else may stand here.")
record ConsentRequest(
        @Schema(required = true, description = "false: from now on, nothing of mine is to be stored")
        boolean tracking,

        @Schema(
                name = ConsentRequest.ANONYMOUS_ID,
                maxLength = ConsentRequest.LONGEST_ID,
                description =
                        "The visitor whose wish it is, where nobody is logged in; with a user's token it is both the"
                                + " user's and the visitor's")
        @Nullable
        String anonymousId) {
    static final String ANONYMOUS_ID = "anonymous_id";
    static final int LONGEST_ID = 200;
    private static final String TRACKING = "tracking";

    static ConsentRequest read(byte[] body) {
        SentObject sent = SentObject.read(body, Set.of(TRACKING, ANONYMOUS_ID));
        JsonNode tracking = sent.node(TRACKING);
        if (tracking == null || !tracking.isBoolean()) {
            throw sent.wrong(TRACKING, "It is true or false");
        }
        JsonNode visitor = sent.has(ANONYMOUS_ID) ? sent.node(ANONYMOUS_ID) : null;
        if (visitor != null && !visitor.isTextual()) {
            throw sent.wrong(ANONYMOUS_ID, "It is text");
        }
        return new ConsentRequest(tracking.booleanValue(), visitor == null ? null : visitor.textValue());
    }

    /** Whether a visitor may be called that: whatever interactions may say, so that everybody who is tracked can object. */
    static boolean isVisitor(String anonymousId) {
        return anonymousId.codePointCount(0, anonymousId.length()) <= LONGEST_ID && SentText.isStorable(anonymousId);
    }
}
