package app.synth.accounts.client.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A machine's key, as it came with a request. It has 256 random bits, so a plain hash of it cannot be turned back, and
 * whatever looks for it looks for the hash: how long that takes tells nothing about any key.
 */
public final class ApiKey implements Credential {
    /** The request header. */
    public static final String HEADER = "X-API-Key";

    /** What every key begins with, so that one that has leaked is recognised. */
    public static final String PREFIX = "sik_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private final String value;
    private final String hash;

    private ApiKey(String value) {
        this.value = value;
        this.hash = hash(value);
    }

    /** Empty for what cannot be a key. */
    public static Optional<ApiKey> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ApiKey(text)) : Optional.empty();
    }

    /** SHA-256 of the key, as 64 hexadecimal digits. */
    public String hash() {
        return hash;
    }

    @Override
    public String header() {
        return HEADER;
    }

    @Override
    public String value() {
        return value;
    }

    @Override
    public String subject() {
        return "key " + hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiKey key && hash.equals(key.hash);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(hash);
    }

    @Override
    public String toString() {
        return "an API key";
    }

    private static String hash(String value) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
