package app.synth.tracking.history;

import app.synth.tracking.history.ImportReport.RejectedLine;
import app.synth.tracking.ingest.IngestAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How far an import has come: what is committed, and what became of it. */
final class ImportProgress {
    private final int reportedAtMost;
    private final List<RejectedLine> rejected = new ArrayList<>();
    private long received;
    private long stored;
    private long duplicate;
    private long quarantined;
    private long filtered;
    private long refused;
    private long nextLine;

    ImportProgress(long fromLine, int reportedAtMost) {
        this.nextLine = fromLine;
        this.reportedAtMost = reportedAtMost;
    }

    /** After the commit. */
    void done(Chunk chunk, IngestAnswer answer) {
        stored += answer.stored();
        duplicate += answer.duplicate();
        quarantined += answer.quarantined();
        filtered += answer.filtered();
        refused += chunk.refused().size();
        received += answer.received() + chunk.refused().size();
        nextLine = Math.max(nextLine, chunk.lastLine() + 1);
        report(chunk, answer);
    }

    private void report(Chunk chunk, IngestAnswer answer) {
        List<RejectedLine> all = new ArrayList<>(chunk.refused());
        for (int item = 0; item < answer.results().size(); item++) {
            IngestAnswer.Result result = answer.results().get(item);
            if (result.fate().equals("quarantined")) {
                all.add(new RejectedLine(
                        chunk.line(item),
                        result.fate(),
                        String.valueOf(result.reason()),
                        String.valueOf(result.detail())));
            }
        }
        all.sort(Comparator.comparingLong(RejectedLine::line));
        all.stream().limit(reportedAtMost - rejected.size()).forEach(rejected::add);
    }

    long nextLine() {
        return nextLine;
    }

    ImportReport report() {
        return new ImportReport(
                received, stored, duplicate, quarantined, filtered, refused, List.copyOf(rejected), nextLine);
    }
}
