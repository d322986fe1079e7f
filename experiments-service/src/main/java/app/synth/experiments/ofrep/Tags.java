package app.synth.experiments.ofrep;

import app.synth.accounts.client.request.EntityTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** ETags of answers: whoever has the same answer already need not be sent it. */
final class Tags {
    private static final int BYTES = 12;

    private Tags() {}

    static EntityTag of(String answer) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(answer.getBytes(StandardCharsets.UTF_8));
            return EntityTag.of(HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES)));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
