package app.synth.analytics.funnel;

import app.synth.accounts.client.problem.Problems;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The version of a kept funnel as a strong entity tag (RFC 9110, section 8.8.3). */
final class EntityTag {
    private EntityTag() {}

    /** As it stands in the header. */
    static String of(long version) {
        return "\"" + version + '"';
    }

    /** The versions that If-Match names; null for any. Without it 428 {@code version_required}. A weak tag names none. */
    static Long @Nullable [] named(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problems.of(
                            Status.PRECONDITION_REQUIRED,
                            "version_required",
                            "Send the ETag of what you have read as If-Match")
                    .build();
        }
        if (ifMatch.strip().equals("*")) {
            return null;
        }
        return Arrays.stream(ifMatch.split(",", -1))
                .map(String::strip)
                .filter(tag -> tag.matches("\"[0-9]{1,18}\""))
                .map(tag -> Long.valueOf(tag.substring(1, tag.length() - 1)))
                .toArray(Long[]::new);
    }
}
