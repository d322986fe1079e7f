package app.synth.tracking.history;

import app.synth.tracking.history.HistoryLine.Readable;
import app.synth.tracking.history.HistoryLine.Refused;
import app.synth.tracking.ingest.IngestConfig;
import app.synth.tracking.ingest.Item;
import app.synth.tracking.ingest.Rejection;
import app.synth.tracking.source.Sender;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** Reads lines of history. What is wrong with one costs no other. */
@ApplicationScoped
class HistoryLines {
    private static final int ID_DIGITS = 40;

    private final HistoryFace face;
    private final HistoryConfig config;
    private final long longest;

    HistoryLines(HistoryFace face, HistoryConfig config, IngestConfig ingest) {
        this.face = face;
        this.config = config;
        this.longest = ingest.largestItem().asLongValue();
    }

    /** The most bytes that a line may have. */
    int longest() {
        return Math.toIntExact(longest);
    }

    HistoryLine read(Line line, Sender sender, Instant now) {
        return switch (line) {
            case Line.TooLong ignored -> refused(Rejection.TOO_LARGE, "The line has more than " + longest + " bytes");
            case Line.NotUtf8 ignored -> refused(Rejection.MALFORMED, "The line is not UTF-8");
            case Line.Text(long ignored, String text, int bytes) -> read(text, sender, now);
        };
    }

    private HistoryLine read(String text, Sender sender, Instant now) {
        Item item;
        try {
            item = face.read(text, sender);
        } catch (HttpProblem unreadable) {
            String detail = unreadable.getDetail();
            return refused(Rejection.MALFORMED, detail == null ? "" : detail.replace("The body", "The line"));
        }
        Instant occurredAt = item.occurredAt();
        if (occurredAt == null && item.malformed() == null) {
            return refused(Rejection.MALFORMED, "occurred_at is missing");
        }
        if (occurredAt != null && occurredAt.isBefore(oldest(now))) {
            return refused(Rejection.TOO_OLD, "occurred_at is before " + oldest(now));
        }
        String id = item.messageId();
        return new Readable(item.as(id == null ? idOf(text) : id, item.sent()));
    }

    private Instant oldest(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(config.oldest()).toInstant();
    }

    /** The same for the same line, so that an import can be sent again. */
    static String idOf(String line) {
        byte[] hash = sha256().digest(line.getBytes(StandardCharsets.UTF_8));
        return "import:" + HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
    }

    private static Refused refused(Rejection reason, String detail) {
        return new Refused(reason.code(), detail);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
