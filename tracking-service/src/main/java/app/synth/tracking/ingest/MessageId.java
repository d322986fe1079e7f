package app.synth.tracking.ingest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes a second try the same message.
 *
 * @param text as the client sent it, or as the server made it
 * @param key 128 bits of the SHA-256 of the text's UTF-16 code units. They are hashed before anything encodes them: as
 *     UTF-8, different ids with halves of surrogate pairs would become the same question marks
 */
public record MessageId(String text, UUID key) {

    /** The id as the client sent it, or a new one where it sent none. */
    public static MessageId of(@Nullable String sent) {
        String text = sent == null ? TimeOrderedId.next().toString() : sent;
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(codeUnits(text)));
        return new MessageId(text, new UUID(hash.getLong(), hash.getLong()));
    }

    private static byte[] codeUnits(String text) {
        ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
        units.asCharBuffer().put(text);
        return units.array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
