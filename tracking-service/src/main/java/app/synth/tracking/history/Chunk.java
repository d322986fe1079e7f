package app.synth.tracking.history;

import app.synth.tracking.history.HistoryLine.Readable;
import app.synth.tracking.history.HistoryLine.Refused;
import app.synth.tracking.history.ImportReport.RejectedLine;
import app.synth.tracking.ingest.Item;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Lines that are stored together. */
final class Chunk {
    private final List<Item> items = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private final List<RejectedLine> refused = new ArrayList<>();
    private long bytes;
    private long lastLine;

    void add(Line line, HistoryLine read) {
        lastLine = line.number();
        switch (read) {
            case Readable(Item item) -> {
                items.add(item);
                numbers.add(line.number());
                bytes += line instanceof Line.Text text ? text.bytes() : 0;
            }
            case Refused(String reason, String detail) ->
                refused.add(new RejectedLine(line.number(), "refused", reason, detail));
        }
    }

    /** Passes an empty line. */
    void pass(Line line) {
        lastLine = line.number();
    }

    boolean isFull(HistoryConfig config) {
        return items.size() + refused.size() >= config.chunkLines()
                || bytes >= config.chunkBytes().asLongValue();
    }

    /** What can be judged, in the order of the lines. */
    List<Item> items() {
        return items;
    }

    /** The line that an item stood in. */
    long line(int item) {
        return numbers.get(item);
    }

    List<RejectedLine> refused() {
        return refused;
    }

    /** The last line that is in it, or was passed after it. */
    long lastLine() {
        return lastLine;
    }

    int bytes() {
        return Math.toIntExact(bytes);
    }

    /** When its items happened; nothing of the future is stored. */
    Stream<YearMonth> months(Instant now) {
        return items.stream()
                .map(Item::occurredAt)
                .filter(Objects::nonNull)
                .filter(at -> at.isBefore(now))
                .map(at -> YearMonth.from(at.atOffset(ZoneOffset.UTC)))
                .distinct();
    }
}
