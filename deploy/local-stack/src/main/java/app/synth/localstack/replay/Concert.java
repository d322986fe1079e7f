package app.synth.localstack.replay;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A concert of the file. What the file does not know is null.
 *
 * @param artist who plays
 * @param series what kind of concert it is, like {@code Subscription Season}
 * @param city and {@code state}: null together
 */
record Concert(
        String eventId,
        String title,
        String artist,
        String series,
        @Nullable String venue,
        @Nullable String city,
        @Nullable String state,
        Instant startsAt) {

    String artistId() {
        return slug(artist);
    }

    /** Halls of the same name stand in several cities. */
    @Nullable
    String venueId() {
        return venue == null ? null : slug(city == null ? venue : venue + " " + city + " " + state);
    }

    /** What an interaction with the venue names: its id, or a word that the catalogue does not know. */
    String venueOrUnknown() {
        String id = venueId();
        return id == null ? "unknown venue" : id;
    }

    private static String slug(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
