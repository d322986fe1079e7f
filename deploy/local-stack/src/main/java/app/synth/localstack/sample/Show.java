package app.synth.localstack.sample;

import app.synth.localstack.client.CatalogueEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A concert of the sample.
 *
 * @param id the most popular one has the lowest number
 */
record Show(String id, CatalogueEntry.Artist artist, Hall hall, LocalDate day, Instant startsAt, String priceRange) {

    String ticketUrl() {
        return "https://tickets.example/" + id;
    }

    CatalogueEntry.Event entry(@Nullable UUID createdBy) {
        return new CatalogueEntry.Event(
                id,
                artist.name() + " at " + hall.name(),
                List.of(artist.artistId()),
                hall.id(),
                startsAt,
                hall.zoneId(),
                artist.genres(),
                priceRange,
                List.of(ticketUrl()),
                createdBy);
    }
}
