package app.synth.tracking.report;

import app.synth.tracking.accounting.Accounting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Gathers what a report is made of. */
@ApplicationScoped
class Reports {
    private final ReplicaMinutes replica;
    private final PgReplicaMinutes figures;
    private final Accounting accounting;

    Reports(ReplicaMinutes replica, PgReplicaMinutes figures, Accounting accounting) {
        this.replica = replica;
        this.figures = figures;
        this.accounting = accounting;
    }

    /** This replica's figures are in it up to now, the others' up to some seconds ago. */
    Uni<ReportAnswer> over(ReportWindow window) {
        return replica.write()
                .chain(() -> accounting.bySource(window.from(), window.to()))
                .chain(counts -> figures.sums(window.from(), window.to())
                        .map(sums -> new Report(window, counts, sums).answer()));
    }
}
