package app.synth.analytics.rollup;

import app.synth.accounts.client.problem.Problems;
import app.synth.analytics.period.DateRange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Verifies and rebuilds days, one after the other, each in a transaction of its own; one such run at a time on a replica. */
@Startup // its metrics are there before there is anything to count
@ApplicationScoped
class RollupChecks {
    private static final Logger LOG = Logger.getLogger(RollupChecks.class);

    private final PgVerification verification;
    private final PgRollupChecks checks;
    private final RollupConfig config;
    private final Counter differences;
    private final AtomicBoolean running = new AtomicBoolean();

    RollupChecks(PgVerification verification, PgRollupChecks checks, RollupConfig config, MeterRegistry metrics) {
        this.verification = verification;
        this.checks = checks;
        this.config = config;
        this.differences = Counter.builder("synth.rollup.differences")
                .description("Rows of figures that were not as recomputed from the raw interactions")
                .register(metrics);
    }

    /** Begins to compare; the answer is what there is to follow. */
    Uni<RollupCheck> verify(DateRange days, UUID by) {
        return begin("verify", days, by, Uni.createFrom().voidItem(), verification::verify);
    }

    /** Begins to mend. */
    Uni<RollupCheck> rebuild(DateRange days, UUID by) {
        return begin("rebuild", days, by, verification.relearn(), verification::rebuild);
    }

    /** Every night yesterday is verified, by one replica. */
    @Scheduled(cron = "${analytics.rollup.verify-at:0 30 3 * * ?}", timeZone = "UTC")
    Uni<Void> yesterday() {
        LocalDate day = LocalDate.now(config.reportingZone()).minusDays(1);
        return begin("verify", new DateRange(day, day), null, Uni.createFrom().voidItem(), verification::verify)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("Yesterday's figures were not verified: %s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<RollupCheck> begin(
            String kind, DateRange days, @Nullable UUID by, Uni<Void> before, Function<LocalDate, Uni<DayCheck>> each) {
        if (days.from().isBefore(config.rawSince())) {
            throw Problems.of(
                            Status.CONFLICT,
                            "raw_data_gone",
                            "Raw interactions are complete from " + config.rawSince() + " on")
                    .with("field", "from")
                    .build();
        }
        if (!running.compareAndSet(false, true)) {
            throw Problems.conflict("already_running", "Figures are being verified or rebuilt; try again after that");
        }
        return checks.begin(kind, days.from(), days.to(), by).onItemOrFailure().transformToUni((begun, failure) -> {
            if (begun == null || begun.isEmpty()) {
                running.set(false);
                return failure == null
                        ? Uni.createFrom().failure(new IllegalStateException("Another replica does so"))
                        : Uni.createFrom().failure(failure);
            }
            RollupCheck check = begun.get();
            days(check, days, before, each)
                    .onTermination()
                    .invoke(() -> running.set(false))
                    .subscribe()
                    .with(done -> {}, broken -> LOG.errorf(broken, "A %s was not written down", kind));
            return Uni.createFrom().item(check);
        });
    }

    private Uni<Void> days(
            RollupCheck check, DateRange days, Uni<Void> before, Function<LocalDate, Uni<DayCheck>> each) {
        return before.chain(() -> Multi.createFrom()
                        .iterable(days.from().datesUntil(days.to().plusDays(1)).toList())
                        .onItem()
                        .transformToUniAndConcatenate(day -> each.apply(day)
                                .invoke(found -> differences.increment(found.differences()))
                                .chain(found -> checks.dayDone(check.verificationId(), day, found)))
                        .collect()
                        .last())
                .onItemOrFailure()
                .transformToUni((done, failure) -> {
                    if (failure != null) {
                        LOG.warnf("A %s of figures ended early: %s", check.kind(), failure.getMessage());
                    }
                    return checks.end(check.verificationId(), failure == null ? null : "" + failure.getMessage());
                });
    }

    Uni<Optional<RollupCheck>> find(UUID id) {
        return checks.find(id);
    }
}
