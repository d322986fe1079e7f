package app.synth.localstack.sample;

import app.synth.localstack.client.CatalogueEntry;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The sample as an app shows it to those who use it: concerts with the names in them, and some of the people. */
public final class AppCatalogue {
    /** Those who come most often: enough to choose from. */
    private static final int PEOPLE = 12;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private final SampleCatalogue catalogue;
    private final List<Person> people;

    /** @param today the day that the sample was made for */
    public AppCatalogue(LocalDate today) {
        this.catalogue = new SampleCatalogue(SampleData.SEED, today);
        this.people = new SamplePeople(SampleData.SEED).people().subList(0, PEOPLE);
    }

    private record Listing(
            List<Concert> events,
            List<CatalogueEntry.Artist> artists,
            List<CatalogueEntry.Venue> venues,
            List<Member> people,
            String experiment) {}

    /** {@code local_date} and {@code local_time} are those of the venue. */
    private record Concert(
            String eventId,
            String title,
            String artistId,
            String artistName,
            String venueId,
            String venueName,
            String venueCity,
            String venueState,
            String startsAt,
            String localDate,
            String localTime,
            List<String> genres,
            String priceRange,
            String ticketUrl) {

        static Concert of(Show show) {
            return new Concert(
                    show.id(),
                    show.artist().name() + " at " + show.hall().name(),
                    show.artist().artistId(),
                    show.artist().name(),
                    show.hall().id(),
                    show.hall().name(),
                    show.hall().city(),
                    show.hall().state(),
                    show.startsAt().toString(),
                    show.day().toString(),
                    show.startsAt().atZone(show.hall().zoneId()).toLocalTime().toString(),
                    show.artist().genres(),
                    show.priceRange(),
                    show.ticketUrl());
        }
    }

    private record Member(UUID userId, String name, String city) {
        static Member of(Person person) {
            return new Member(person.userId(), person.name(), person.home().city());
        }
    }

    /** All of it as one JSON document. */
    public String json() {
        Listing listing = new Listing(
                catalogue.shows().stream().map(Concert::of).toList(),
                catalogue.artists(),
                Hall.ALL.stream().map(Hall::entry).toList(),
                people.stream().map(Member::of).toList(),
                SampleExperiment.KEY);
        try {
            return JSON.writeValueAsString(listing);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the sample is no JSON", e);
        }
    }

    /** The people in it. */
    public Set<UUID> people() {
        return people.stream().map(Person::userId).collect(Collectors.toUnmodifiableSet());
    }
}
