package app.synth.experiments.http;

import app.synth.accounts.client.problem.Problems;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The version of something as a strong entity tag (RFC 9110, section 8.8.3), and If-Match over it. */
public final class VersionTag {
    private VersionTag() {}

    /** As it stands in the header. */
    public static String of(int version) {
        return "\"" + version + '"';
    }

    /** What is to be changed only as somebody has read it: without If-Match 428 {@code version_required}. */
    public static String required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problems.of(
                            Status.PRECONDITION_REQUIRED,
                            "version_required",
                            "Send the ETag of what you have read as If-Match")
                    .build();
        }
        return ifMatch;
    }

    /** Lets a change of this version pass, or 412 {@code version_conflict}. A weak tag never passes; none at all does. */
    public static void check(int version, @Nullable String ifMatch) {
        if (ifMatch != null
                && Arrays.stream(ifMatch.split(",", -1))
                        .map(String::strip)
                        .noneMatch(tag -> tag.equals("*") || tag.equals(of(version)))) {
            throw conflict();
        }
    }

    /** 412 {@code version_conflict}. */
    public static RuntimeException conflict() {
        return Problems.of(
                        Status.PRECONDITION_FAILED,
                        "version_conflict",
                        "It is not at this version any more; read it again")
                .build();
    }
}
