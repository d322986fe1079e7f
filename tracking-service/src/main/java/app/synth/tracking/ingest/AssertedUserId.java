package app.synth.tracking.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The user whom a source's own server names. An id that is no UUID becomes one by name (RFC 9562, version 5), within the
 * source: the same id is the same user whenever it comes, and nobody else's.
 */
final class AssertedUserId {
    private static final UUID SOURCES = UUID.fromString("a3c1f6de-2f0b-5d0e-9a63-0c6b7f5f5b1e");
    private static final int NAME_BASED_BY_SHA_1 = 5;

    private AssertedUserId() {}

    static UUID of(String source, String named) {
        try {
            // Only the canonical form: the JDK also takes shorter ones, which may stand for something else entirely.
            if (named.length() == 36) {
                return UUID.fromString(named);
            }
        } catch (IllegalArgumentException notOne) {
            // then it is a name
        }
        return byName(byName(SOURCES, source), named);
    }

    private static UUID byName(UUID namespace, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer named = ByteBuffer.allocate(16 + text.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(text);
        ByteBuffer hash = ByteBuffer.wrap(sha1().digest(named.array()));
        long high = (hash.getLong() & ~0xF000L) | ((long) NAME_BASED_BY_SHA_1 << 12);
        long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
