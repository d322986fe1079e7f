package app.synth.analytics.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a catalogue: a thing of the app as the app names it. An entry replaces the one of the same id. */
sealed interface CatalogueEntry {

    /** What identifies the entry among those of its kind. */
    String id();

    /**
     * A concert.
     *
     * @param eventId the id that interactions name
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
            @Nullable ZoneId zone,
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
            @Nullable ZoneId zone,
            @Nullable @PositiveOrZero Integer capacity)
            implements CatalogueEntry {
        @Override
        public String id() {
            return venueId;
        }
    }
}
