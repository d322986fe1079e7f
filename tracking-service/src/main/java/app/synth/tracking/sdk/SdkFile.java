package app.synth.tracking.sdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A file of the SDK, read once: as it is, and packed. */
final class SdkFile {
    private static final int TAG_BYTES = 12;

    private final byte[] plain;
    private final byte[] packed;
    private final String contentType;
    private final String tag;

    private SdkFile(byte[] plain, String contentType) {
        this.plain = plain;
        this.packed = pack(plain);
        this.contentType = contentType;
        this.tag = hash(plain);
    }

    /** Empty where the service was started without the SDK's build: in dev mode, and in tests that run no packaged one. */
    static Optional<SdkFile> read(String name, String contentType) {
        try (InputStream file = SdkFile.class.getResourceAsStream(name)) {
            return file == null ? Optional.empty() : Optional.of(new SdkFile(file.readAllBytes(), contentType));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] content(boolean isPacked) {
        return isPacked ? packed : plain;
    }

    /** Another one for every content, and for every form of it. */
    String tag(boolean isPacked) {
        return isPacked ? tag + "-gzip" : tag;
    }

    String contentType() {
        return contentType;
    }

    private static byte[] pack(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(whole, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
