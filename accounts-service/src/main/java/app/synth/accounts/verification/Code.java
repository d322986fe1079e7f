package app.synth.accounts.verification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Six digits, and what they are kept as: an HMAC-SHA256 keyed with the user's id over the channel, the address and the
 * digits, so that one person's hash is of no use for another, nor for another address. Somebody who has the database can
 * still try a million codes; what protects them then is that they live for minutes.
 */
record Code(String digits) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{6}");
    private static final int ALL = 1_000_000;
    private static final String ALGORITHM = "HmacSHA256";

    static Code random(SecureRandom random) {
        return new Code("%06d".formatted(random.nextInt(ALL)));
    }

    /** Whether it can be one. */
    static boolean isOne(String text) {
        return DIGITS.matcher(text).matches();
    }

    byte[] hash(UUID user, Channel channel, String address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(user.toString().getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            return mac.doFinal((channel.code() + "\n" + address + "\n" + digits).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Compares in a time that does not depend on where they differ. */
    boolean matches(byte[] hash, UUID user, Channel channel, String address) {
        return MessageDigest.isEqual(hash, hash(user, channel, address));
    }

    /** Codes do not get into logs by way of their record. */
    @Override
    public String toString() {
        return "Code[…]";
    }
}
