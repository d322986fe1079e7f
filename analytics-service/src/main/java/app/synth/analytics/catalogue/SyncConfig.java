package app.synth.analytics.catalogue;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** From where the catalogue is taken, and how often. A kind without a view is taken from nowhere. */
@ConfigMapping(prefix = "analytics.catalogue.sync")
public interface SyncConfig {
    /** How the scheduler is told to leave something alone. */
    Set<String> OFF = Set.of("off", "disabled");

    /** Events, as {@code schema.view}; its columns are named as the keys of a bulk write. */
    Optional<ViewName> eventsView();

    /** Artists. */
    Optional<ViewName> artistsView();

    /** Venues. */
    Optional<ViewName> venuesView();

    /** The time from one run to the next, over all replicas; {@code off} stops them on this replica. */
    @WithDefault("5m")
    String every();

    /** Entries written in one transaction, which holds the rollups back while it lasts. */
    @Min(1)
    @Max(100_000)
    @WithDefault("10000")
    int batchSize();

    /** Whether entries that the view has no more are removed. */
    @WithDefault("false")
    boolean deleteMissing();

    /** The longest time that the view may take for one batch. */
    @WithDefault("30s")
    Duration statementTimeout();

    /** The same as a duration; none where no run is due by itself. */
    default Optional<Duration> pause() {
        return OFF.contains(every()) ? Optional.empty() : Optional.of(DurationConverter.parseDuration(every()));
    }

    /** The view of a kind. */
    default Optional<ViewName> view(CatalogueKind kind) {
        return switch (kind) {
            case EVENTS -> eventsView();
            case ARTISTS -> artistsView();
            case VENUES -> venuesView();
        };
    }
}
