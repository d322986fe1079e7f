package app.synth.accounts.http;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A strong entity tag (RFC 9110, section 8.8.3) and its conditions.
 *
 * @param value without the quotes; letters, digits and hyphens
 */
public record EntityTag(String value) {
    private static final String WEAK = "W/";

    /** As it stands in the header. */
    public String header() {
        return '"' + value + '"';
    }

    /** Whether If-Match lets a change of this version pass. A weak tag never does. */
    public boolean isMatched(String ifMatch) {
        return tags(ifMatch).anyMatch(tag -> tag.equals("*") || tag.equals(header()));
    }

    /** Whether If-None-Match says that the client has this version already. */
    public boolean isKnown(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && tags(ifNoneMatch)
                        .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(header()));
    }

    private static Stream<String> tags(String header) {
        return Arrays.stream(header.split(",", -1)).map(String::strip);
    }
}
