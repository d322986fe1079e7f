package app.synth.tracking.segment;

import app.synth.tracking.ingest.JsonBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Takes gzip away. The body decides: clients say anything about it in their headers, and proxies change what they say. */
final class Unpacking {
    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;
    private static final int BUFFER = 16 * 1024;

    private Unpacking() {}

    /**
     * The body as it was before it was packed; itself where it is not packed. JSON never begins as gzip does.
     *
     * @param largest unpacking stops behind it: a small body may stand for gigabytes
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 413 {@code too_large}, 400 {@code malformed_json}
     */
    static byte[] unpack(byte[] body, int largest) {
        JsonBody.requireAtMost(largest, body.length);
        if (!isPacked(body)) {
            return body;
        }
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(body), BUFFER)) {
            byte[] unpacked = packed.readNBytes(largest + 1);
            JsonBody.requireAtMost(largest, unpacked.length);
            return unpacked;
        } catch (IOException broken) {
            throw JsonBody.malformed("The body begins as gzip does, and is not");
        }
    }

    private static boolean isPacked(byte[] body) {
        return body.length > 1 && (body[0] & 0xff) == FIRST && (body[1] & 0xff) == SECOND;
    }
}
