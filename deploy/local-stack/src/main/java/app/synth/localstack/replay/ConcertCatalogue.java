package app.synth.localstack.replay;

import app.synth.localstack.client.CatalogueEntry;
import app.synth.localstack.client.CatalogueSender;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The concerts as a catalogue: every one an event, and each orchestra and hall of them once. */
final class ConcertCatalogue {
    private static final List<String> GENRES = List.of("classical");

    private final List<Concert> concerts;

    ConcertCatalogue(List<Concert> concerts) {
        this.concerts = concerts;
    }

    /** Writes it, what events refer to first; returns a line for people. */
    String write(CatalogueSender sender) throws IOException {
        int artists = sender.artists(artists());
        int venues = sender.venues(venues());
        int events = sender.events(events());
        return "catalogue: %,d events, %,d artists, %,d venues".formatted(events, artists, venues);
    }

    List<CatalogueEntry.Artist> artists() {
        Map<String, CatalogueEntry.Artist> artists = new LinkedHashMap<>();
        for (Concert concert : concerts) {
            artists.putIfAbsent(
                    concert.artistId(), new CatalogueEntry.Artist(concert.artistId(), concert.artist(), GENRES));
        }
        return List.copyOf(artists.values());
    }

    List<CatalogueEntry.Venue> venues() {
        Map<String, CatalogueEntry.Venue> venues = new LinkedHashMap<>();
        for (Concert concert : concerts) {
            String id = concert.venueId();
            String name = concert.venue();
            if (id != null && name != null) {
                venues.putIfAbsent(
                        id,
                        new CatalogueEntry.Venue(id, name, concert.city(), concert.state(), ConcertFile.ZONE, null));
            }
        }
        return List.copyOf(venues.values());
    }

    List<CatalogueEntry.Event> events() {
        return concerts.stream()
                .map(concert -> new CatalogueEntry.Event(
                        concert.eventId(),
                        concert.title(),
                        List.of(concert.artistId()),
                        concert.venueId(),
                        concert.startsAt(),
                        ConcertFile.ZONE,
                        GENRES,
                        null,
                        List.of(),
                        null))
                .toList();
    }
}
