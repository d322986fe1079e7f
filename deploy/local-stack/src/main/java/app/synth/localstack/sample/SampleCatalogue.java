package app.synth.localstack.sample;

import app.synth.localstack.client.CatalogueEntry;
import app.synth.localstack.client.CatalogueSender;
import app.synth.localstack.token.AccountType;
import app.synth.localstack.token.SampleAccounts;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The invented concerts, artists and venues, around a day: the first two weeks before it, the last two months after.
 * Artists are as popular as their numbers are low, and so are concerts.
 */
final class SampleCatalogue {
    static final int SHOWS = 60;

    private static final int DAYS_BEFORE = 14;
    private static final int DAYS_AFTER = 60;
    private static final List<String> PRICES = List.of("$15-$25", "$25-$45", "$40-$80", "$60-$120");
    private static final List<LocalTime> TIMES =
            List.of(LocalTime.of(19, 0), LocalTime.of(19, 30), LocalTime.of(20, 0));

    /** Steps through the calendar so that popular concerts are spread over it; it has no divisor in common with 60. */
    private static final int STRIDE = 23;

    /** Where the most popular one is: soon, so that there are tickets. */
    private static final int FIRST = 20;

    private final List<CatalogueEntry.Artist> artists;
    private final List<Show> shows;

    SampleCatalogue(long seed, LocalDate today) {
        RandomGenerator random = new SplittableRandom(seed);
        artists = IntStream.range(0, Names.ARTISTS.size())
                .mapToObj(number -> artist(number, random))
                .toList();
        Zipf popular = new Zipf(artists.size(), 0.7);
        List<Show> made = new ArrayList<>(SHOWS);
        for (int number = 0; number < SHOWS; number++) {
            // Everybody plays at least once.
            int artist = number < artists.size() ? number : popular.draw(random);
            made.add(show(number, artists.get(artist), today, random));
        }
        shows = List.copyOf(made);
    }

    List<Show> shows() {
        return shows;
    }

    List<CatalogueEntry.Artist> artists() {
        return artists;
    }

    /** Writes it, what events refer to first; returns a line for people. */
    String write(CatalogueSender sender) throws IOException {
        int artistsWritten = sender.artists(artists);
        int venues = sender.venues(Hall.ALL.stream().map(Hall::entry).toList());
        int events = sender.events(entries());
        return "%d concerts, %d artists, %d venues".formatted(events, artistsWritten, venues);
    }

    /** Every fourth concert is the sample promoter's, so that a promoter has figures to read. */
    private List<CatalogueEntry.Event> entries() {
        return IntStream.range(0, SHOWS)
                .mapToObj(number ->
                        shows.get(number).entry(number % 4 == 0 ? SampleAccounts.of(AccountType.PROMOTER) : null))
                .toList();
    }

    private static CatalogueEntry.Artist artist(int number, RandomGenerator random) {
        return new CatalogueEntry.Artist(
                "sample-artist-" + twoDigits(number + 1),
                Names.ARTISTS.get(number),
                Names.GENRES.get(random.nextInt(Names.GENRES.size())));
    }

    private static Show show(int number, CatalogueEntry.Artist artist, LocalDate today, RandomGenerator random) {
        Hall hall = Hall.ALL.get(random.nextInt(Hall.ALL.size()));
        int slot = (FIRST + number * STRIDE) % SHOWS;
        LocalDate day = today.plusDays(-DAYS_BEFORE + Math.round(slot * (DAYS_BEFORE + DAYS_AFTER) / (SHOWS - 1.0)));
        return new Show(
                "sample-concert-" + twoDigits(number + 1),
                artist,
                hall,
                day,
                day.atTime(TIMES.get(random.nextInt(TIMES.size())))
                        .atZone(hall.zoneId())
                        .toInstant(),
                PRICES.get(random.nextInt(PRICES.size())));
    }

    private static String twoDigits(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
