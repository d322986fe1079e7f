package app.synth.analytics.catalogue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** From where the catalogue is taken, and how often. A kind without a view is taken from nowhere. */
@ConfigMapping(prefix = "analytics.catalogue.sync")
public interface SyncConfig {

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

    /** The view of a kind. */
    default Optional<ViewName> view(CatalogueKind kind) {
        return switch (kind) {
            case EVENTS -> eventsView();
            case ARTISTS -> artistsView();
            case VENUES -> venuesView();
        };
    }
}
