package app.synth.tracking.source;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What came with a request to prove who sends it. Each may be missing, and none is checked yet.
 *
 * @param authorization the Authorization header: {@code Bearer token}, or {@code Basic} with a key as the user
 * @param header the X-Write-Key header
 * @param parameter the writeKey of the query: beacons have no headers
 * @param body the writeKey of the body
 */
public record Credentials(
        @Nullable String authorization,
        @Nullable String header,
        @Nullable String parameter,
        @Nullable String body) {
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    /** Whether the request names a key before its body is read. */
    public boolean hasKey() {
        return key() != null;
    }

    /** The key. Where there are several, the first of Basic, X-Write-Key, query and body counts. */
    @Nullable
    String key() {
        String basic = basic();
        if (basic != null) {
            return basic;
        }
        if (some(header)) {
            return header;
        }
        return some(parameter) ? parameter : some(body) ? body : null;
    }

    /** The token, without the word Bearer. */
    @Nullable
    String token() {
        return after(BEARER);
    }

    private @Nullable String basic() {
        String encoded = after(BASIC);
        if (encoded == null) {
            return null;
        }
        try {
            String user = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = user.indexOf(':');
            String key = colon < 0 ? user : user.substring(0, colon);
            return key.isEmpty() ? null : key;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private @Nullable String after(String scheme) {
        if (authorization == null || !authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return null;
        }
        String rest = authorization.substring(scheme.length()).strip();
        return rest.isEmpty() ? null : rest;
    }

    private static boolean some(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    @Override
    public String toString() {
        return "Credentials[not shown]";
    }
}
