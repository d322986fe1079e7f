package app.synth.localstack.sample;

import app.synth.localstack.client.Interaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Everything the people do, day by day. */
final class SampleTraffic {
    private static final double ZIPF = 0.9;
    private static final double SHARE_OF_OLDER_APPS = 0.4;

    private final long seed;
    private final List<Show> shows;
    private final List<Person> people;
    private final Zipf popular;

    SampleTraffic(long seed, SampleCatalogue catalogue, SamplePeople people) {
        this.seed = seed;
        this.shows = catalogue.shows();
        this.people = people.people();
        this.popular = new Zipf(shows.size(), ZIPF);
    }

    /** What one person does on one day, in UTC. */
    List<Interaction> of(int person, LocalDate day) {
        // Random by person and day, so that neither depends on how often another one came.
        RandomGenerator random = new SplittableRandom((seed * 100_003 + day.toEpochDay()) * 1_009 + person);
        Person who = people.get(person);
        boolean older = new SplittableRandom(seed + person).nextDouble() < SHARE_OF_OLDER_APPS;
        int visits = poisson(who.visitsPerDay() * Rhythm.of(day.getDayOfWeek()), random);
        List<Interaction> interactions = new ArrayList<>();
        for (int visit = 0; visit < visits; visit++) {
            String session = "sample-%d-%s-%d-%d".formatted(seed, day, person, visit);
            Instant begin = Rhythm.moment(day, who.home().zoneId(), random);
            Notebook notes = new Notebook(session, who.anonymousId(), begin, random);
            new Visit(new Screens(notes, older), notes, random, shows, people, popular, day).happen();
            interactions.addAll(notes.interactions());
        }
        return interactions;
    }

    /** How often something happens that happens so often on average. */
    private static int poisson(double average, RandomGenerator random) {
        double limit = Math.exp(-average);
        double product = random.nextDouble();
        int times = 0;
        while (product > limit) {
            product *= random.nextDouble();
            times++;
        }
        return times;
    }
}
