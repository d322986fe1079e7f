package app.synth.bench.ingest;

import app.synth.bench.report.Goal;
import app.synth.bench.report.Measurement;
import app.synth.bench.report.Report;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What ingestion should reach, as far as what it is compared with was measured in this run. */
final class Goals {
    private static final double LONGEST_P99 = 25;

    private Goals() {}

    static void judge(Report report) {
        Optional<Measurement> batches = report.best(Names.BATCHES);
        Optional<Measurement> singles = report.best(Names.SINGLES);
        ratio(report, "batches of 50 / A (COPY)", batches, report.best(Names.COPY), 0.35, 0.5);
        ratio(report, "batches of 50 / P's batches", batches, report.best(Names.PLAN_BATCHES), 1.0, 1.3);
        ratio(report, "singles / B (token check)", singles, report.best(Names.VERIFY), 0.5, null);
        ratio(report, "singles / P's singles", singles, report.best(Names.PLAN_SINGLES), 0.8, 1.2);
        report.best(Names.HALF).map(half -> half.load().latencies()).ifPresent(latencies -> {
            report.add(Goal.below("p99 of singles at half load", latencies.p99(), LONGEST_P99, "ms"));
        });
    }

    private static void ratio(
            Report report,
            String name,
            Optional<Measurement> ours,
            Optional<Measurement> other,
            double target,
            @Nullable Double aim) {
        if (ours.isPresent() && other.isPresent()) {
            report.add(Goal.ratio(name, ours.get().perSecond() / other.get().perSecond(), target, aim));
        }
    }
}
