package app.synth.analytics.catalogue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes the catalogue from the app's own tables, kind by kind and batch by batch. A kind whose view cannot be read fails no
 * other. What of it concerns figures is noted by the same triggers as after a bulk write.
 */
@Startup // its metrics are there before there is anything to count
@ApplicationScoped
class CatalogueSync {
    private final SyncConfig config;
    private final PgSyncViews views;
    private final PgSyncRuns runs;
    private final PgZones zones;
    private final Counter failures;

    CatalogueSync(SyncConfig config, PgSyncViews views, PgSyncRuns runs, PgZones zones, MeterRegistry metrics) {
        this.config = config;
        this.views = views;
        this.runs = runs;
        this.zones = zones;
        this.failures = Counter.builder("synth.catalogue.sync.failures")
                .description("Runs in which a kind of the catalogue could not be taken from its view")
                .register(metrics);
    }

    /** The kinds that have a view. */
    List<CatalogueKind> kinds() {
        return Arrays.stream(CatalogueKind.values())
                .filter(kind -> config.view(kind).isPresent())
                .toList();
    }

    /** Takes every kind whose last run began so long ago and which no other replica is taking; a run of each. */
    Uni<List<SyncRun>> run(Duration sinceLast) {
        return Multi.createFrom()
                .iterable(kinds())
                .onItem()
                .transformToUniAndConcatenate(
                        kind -> run(kind, config.view(kind).orElseThrow(), sinceLast))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList();
    }

    private Uni<Optional<SyncRun>> run(CatalogueKind kind, ViewName view, Duration sinceLast) {
        UUID run = UUID.randomUUID();
        return runs.begin(kind, run, sinceLast)
                .chain(begun -> begun
                        ? taken(kind, view, run).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<SyncRun> taken(CatalogueKind kind, ViewName view, UUID run) {
        Instant started = Instant.now();
        SyncTally tally = new SyncTally();
        return views.check(kind, view)
                .chain(zones::known)
                .chain(known -> batches(kind, view, run, tally, known))
                .map(done -> tally.ended(kind, view, started, null, null))
                .onFailure(UnusableViewException.class)
                .recoverWithItem(failure -> failed(kind, view, started, tally, (UnusableViewException) failure))
                .call(report -> runs.end(kind, run, report));
    }

    private Uni<Void> batches(CatalogueKind kind, ViewName view, UUID run, SyncTally tally, Set<String> zones) {
        return Multi.createBy()
                .repeating()
                .uni(() -> batch(kind, view, run, tally, zones))
                .whilst(SyncBatch::full)
                .collect()
                .last()
                .invoke(() -> {
                    if (config.deleteMissing() && tally.isWithoutIds()) {
                        throw new UnusableViewException(
                                ViewFault.VIEW_EMPTY, "It has no rows with an id, so nothing was removed");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<SyncBatch> batch(CatalogueKind kind, ViewName view, UUID run, SyncTally tally, Set<String> zones) {
        return runs.alive(kind, run)
                .invoke(mine -> {
                    if (!mine) {
                        throw new UnusableViewException(ViewFault.TAKEN_OVER, "Another replica is at it by now");
                    }
                })
                .chain(() -> views.take(kind, view, tally.last(), zones))
                .invoke(tally::add);
    }

    private SyncRun failed(
            CatalogueKind kind, ViewName view, Instant started, SyncTally tally, UnusableViewException failure) {
        failures.increment();
        return tally.ended(kind, view, started, failure.fault(), failure.getMessage());
    }
}
