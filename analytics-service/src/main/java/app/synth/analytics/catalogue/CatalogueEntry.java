package app.synth.analytics.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the catalogue, and a line of a bulk write: a thing of the app as the app names it. It replaces the one of the
 * same id. The bounds are those of {@link PgCatalogueTable} too, which says them for views in SQL.
 */
public sealed interface CatalogueEntry {

    /** No event was before it. */
    Instant EARLIEST = Instant.parse("1800-01-01T00:00:00Z");

    /** Every event is before it; a time in milliseconds where seconds are meant is not. */
    Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** The most people that fit anywhere. */
    int LARGEST_CAPACITY = 10_000_000;

    /** What identifies the entry among those of its kind. */
    String id();

    /** Its time zone, if such things have one and this one is known. */
    default @Nullable String zone() {
        return null;
    }

    /**
     * A concert.
     *
     * @param eventId the id that interactions name
     * @param startsAt from 1800 to 2199
     * @param zone the venue's time zone, like America/New_York; the day of the event is the day there
     * @param createdBy the user who added it to the app
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Event(
            @NotBlank @Size(max = 200) String eventId,
            @NotBlank @Size(max = 500) String title,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 200) String> artistIds,
            @Nullable @Size(max = 200) String venueId,
            @Nullable Instant startsAt,
            @Nullable String zone,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> genres,
            @Nullable @Size(max = 100) String priceRange,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 2000) String> ticketUrls,
            @Nullable UUID createdBy)
            implements CatalogueEntry {
        @Override
        public String id() {
            return eventId;
        }
    }

    /** Somebody who plays. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Artist(
            @NotBlank @Size(max = 200) String artistId,
            @NotBlank @Size(max = 500) String name,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> genres)
            implements CatalogueEntry {
        @Override
        public String id() {
            return artistId;
        }
    }

    /**
     * Where it is played.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     * @param capacity people
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Venue(
            @NotBlank @Size(max = 200) String venueId,
            @NotBlank @Size(max = 500) String name,
            @Nullable @Size(max = 200) String city,
            @Nullable @Size(max = 100) String state,
            @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
            @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude,
            @Nullable String zone,
            @Nullable @PositiveOrZero @Max(LARGEST_CAPACITY) Integer capacity)
            implements CatalogueEntry {
        @Override
        public String id() {
            return venueId;
        }
    }
}
