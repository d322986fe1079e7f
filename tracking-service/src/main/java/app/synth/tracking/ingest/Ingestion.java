package app.synth.tracking.ingest;

import app.synth.accounts.client.request.OwnContext;
import app.synth.tracking.plan.Violation;
import app.synth.tracking.plan.ViolationCounts;
import app.synth.tracking.report.MinuteFigures;
import app.synth.tracking.report.Refusals;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The one way in, whatever API an interaction came by: judged, stored, counted. */
@ApplicationScoped
public class Ingestion {
    private final InteractionPipeline pipeline;
    private final InteractionSink sink;
    private final IngestMetrics metrics;
    private final ViolationCounts violations;
    private final MinuteFigures figures;

    Ingestion(
            InteractionPipeline pipeline,
            InteractionSink sink,
            IngestMetrics metrics,
            ViolationCounts violations,
            MinuteFigures figures) {
        this.pipeline = pipeline;
        this.sink = sink;
        this.metrics = metrics;
        this.violations = violations;
        this.figures = figures;
    }

    /**
     * Takes a request's items in.
     *
     * @param bytes the size of the request's body
     * @return what became of each, in their order, after the commit; fails with 503 {@code storage_unavailable} when
     *     nothing could be stored
     */
    public Uni<IngestAnswer> ingest(Delivery delivery, List<Item> items, int bytes) {
        IngestMetrics.Request request = metrics.request(delivery.source());
        List<Outcome> outcomes = pipeline.judge(delivery, items);
        return OwnContext.resume(sink.store(new JudgedRequest(delivery, outcomes, bytes)))
                .invoke(fates -> {
                    request.acknowledged(fates, outcomes);
                    countViolations(delivery, items, outcomes, fates);
                })
                .onFailure()
                .invoke(() -> Refusals.of(items.size()))
                .map(IngestAnswer::of);
    }

    /** A second try violates nothing again. Of what violates, only the metadata may become a sample: not who did it. */
    private void countViolations(Delivery delivery, List<Item> items, List<Outcome> outcomes, List<Fate> fates) {
        for (int i = 0; i < fates.size(); i++) {
            List<Violation> found = switch (outcomes.get(i)) {
                case Outcome.Accepted accepted -> accepted.violations();
                case Outcome.Halted halted -> halted.violations();
                case Outcome.Filtered ignored -> List.of();
            };
            if (!found.isEmpty() && !(fates.get(i) instanceof Fate.Duplicate)) {
                violated(delivery.source(), found, metadata(items.get(i)));
            }
        }
    }

    private void violated(String source, List<Violation> found, String sample) {
        violations.record(source, found, sample);
        figures.violated(source, found.size());
    }

    private static String metadata(Item item) {
        RawJson sent = item.metadataSent();
        return sent == null ? "{}" : sent.text();
    }
}
