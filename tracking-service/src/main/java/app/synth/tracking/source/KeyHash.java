package app.synth.tracking.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a key. Keys are found by it in a hash table: how long that takes tells something about hashes, which
 * nobody can aim at, and nothing about keys.
 */
record KeyHash(long first, long second, long third, long fourth) {

    static KeyHash of(String key) {
        try {
            return of(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** @param hex 64 hexadecimal digits */
    static KeyHash parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    private static KeyHash of(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new KeyHash(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(first) + hex.toHexDigits(second) + hex.toHexDigits(third) + hex.toHexDigits(fourth);
    }
}
