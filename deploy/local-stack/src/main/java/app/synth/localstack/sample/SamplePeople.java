package app.synth.localstack.sample;

import app.synth.localstack.token.AccountType;
import app.synth.localstack.token.SampleAccounts;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who uses the app in the sample: the sample account of every type, and people, most of them young, who live where the
 * concerts are. Few of them come often.
 */
final class SamplePeople {
    static final int PEOPLE = 150;

    private static final int YEAR_OF_THE_OLDEST = 1956;
    private static final double BUSIEST = 2.6;

    private final List<Person> accounts;
    private final List<Person> people;

    SamplePeople(long seed) {
        RandomGenerator random = new SplittableRandom(seed + 1);
        accounts = Arrays.stream(AccountType.values())
                .map(type -> account(type, random))
                .toList();
        List<Person> made = new ArrayList<>(PEOPLE);
        for (int number = 0; number < PEOPLE; number++) {
            made.add(person(number, random));
        }
        people = List.copyOf(made);
    }

    /** The people who come and go. */
    List<Person> people() {
        return people;
    }

    /** Everybody with a profile. */
    List<Person> all() {
        return Stream.concat(accounts.stream(), people.stream()).toList();
    }

    private static Person account(AccountType type, RandomGenerator random) {
        String name = "Sample " + type.key().replace('_', ' ');
        return new Person(SampleAccounts.of(type), name, type, home(random), birthday(random), null, 0);
    }

    private static Person person(int number, RandomGenerator random) {
        UUID id = UUID.nameUUIDFromBytes(("sample-person-" + number).getBytes(StandardCharsets.UTF_8));
        return new Person(
                id,
                any(Names.GIVEN, random) + " " + any(Names.FAMILY, random),
                AccountType.USER,
                home(random),
                random.nextDouble() < 0.1 ? null : birthday(random),
                gender(random),
                BUSIEST / Math.pow(number + 1, 0.45));
    }

    /** As a whole, ages between 18 and 70, with the most of them below 35. */
    private static LocalDate birthday(RandomGenerator random) {
        double youth = Math.sqrt(random.nextDouble());
        return LocalDate.ofYearDay(YEAR_OF_THE_OLDEST + (int) Math.round(youth * 52), 1 + random.nextInt(365));
    }

    private static @Nullable String gender(RandomGenerator random) {
        double told = random.nextDouble();
        if (told < 0.46) {
            return "female";
        }
        if (told < 0.88) {
            return "male";
        }
        return told < 0.93 ? "non-binary" : null;
    }

    private static Hall home(RandomGenerator random) {
        return any(Hall.ALL.subList(0, 8 + random.nextInt(5)), random);
    }

    private static <T> T any(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
