package app.synth.localstack.sample;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.localstack.token.AccountType;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleCatalogueTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final SampleCatalogue catalogue = new SampleCatalogue(1, TODAY);
    private final SamplePeople people = new SamplePeople(1);

    @Test
    void hasConcertsBeforeAndAfterToday() {
        List<LocalDate> days = catalogue.shows().stream().map(Show::day).toList();
        assertThat(days).hasSize(60);
        assertThat(days.stream().min(Comparator.naturalOrder())).contains(TODAY.minusDays(14));
        assertThat(days.stream().max(Comparator.naturalOrder())).contains(TODAY.plusDays(60));
    }

    @Test
    void hasArtistsWhoAllPlayAndVenuesInSeveralZones() {
        assertThat(catalogue.artists()).hasSize(25);
        assertThat(catalogue.shows().stream()
                        .map(show -> show.artist().artistId())
                        .distinct())
                .hasSize(25);
        assertThat(Hall.ALL).hasSize(12);
        assertThat(Hall.ALL.stream().map(Hall::id).distinct()).hasSize(12);
        assertThat(Hall.ALL.stream().map(Hall::zoneId).distinct()).hasSize(4);
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(new SampleCatalogue(1, TODAY).shows()).isEqualTo(catalogue.shows());
        assertThat(new SamplePeople(1).all()).isEqualTo(people.all());
    }

    @Test
    void hasAnAccountOfEveryTypeAndPeopleOfAllKinds() {
        assertThat(people.all().stream().map(Person::type).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(AccountType.values());
        assertThat(people.all().stream().map(Person::userId).distinct()).hasSize(159);
        assertThat(people.people().stream().map(person -> person.home().city()).distinct())
                .hasSizeGreaterThan(9);
        assertThat(people.people().stream()
                        .map(Person::birthday)
                        .filter(Objects::nonNull)
                        .map(LocalDate::getYear))
                .allMatch(year -> year >= 1956 && year <= 2008)
                .anyMatch(year -> year < 1975)
                .anyMatch(year -> year > 2000);
        assertThat(people.people().stream().map(Person::gender).distinct()).hasSize(4);
    }
}
