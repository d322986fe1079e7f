package app.synth.localstack.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the catalogue. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface CatalogueEntry {

    /** A concert. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Event(
            String eventId,
            String title,
            List<String> artistIds,
            @Nullable String venueId,
            @JsonSerialize(using = ToStringSerializer.class) Instant startsAt,
            @JsonSerialize(using = ToStringSerializer.class) ZoneId zone,
            List<String> genres,
            @Nullable String priceRange,
            List<String> ticketUrls,
            @Nullable UUID createdBy)
            implements CatalogueEntry {}

    /** Somebody who plays. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Artist(String artistId, String name, List<String> genres) implements CatalogueEntry {}

    /** Where it is played; what is not known of it is null. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Venue(
            String venueId,
            String name,
            @Nullable String city,
            @Nullable String state,
            @JsonSerialize(using = ToStringSerializer.class) ZoneId zone,
            @Nullable Integer capacity)
            implements CatalogueEntry {}
}
