package app.synth.bench.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrafficTest {
    @Test
    void moreComeInMoreSessionsGoOn() {
        assertThat(Traffic.spread(2.6)).isEqualTo(5);
        assertThat(Traffic.spread(0.26)).isEqualTo(57);
        assertThat(Traffic.spread(100)).isEqualTo(1);
        assertThat(Traffic.spread(1e-9)).isEqualTo(Traffic.PEOPLE / 4);
    }

    @Test
    void aMixAsksEverythingAboutDaysThatHaveFigures() {
        TwoYears years = new TwoYears(0.01, LocalDate.parse("2026-11-25"));

        var mix = FiguresQuestion.mix(
                List.of(FiguresQuestion.values()), 100, years, "admin", List.of("user"), new Random(1));

        assertThat(mix).hasSize(100);
        assertThat(mix)
                .filteredOn(get -> get.path().contains("/users/me"))
                .hasSize(25)
                .allMatch(get -> get.token().equals("user"));
        assertThat(mix).filteredOn(get -> get.path().contains("/overview")).hasSize(10);
        assertThat(mix).allMatch(get -> get.path().matches("/api/v1/analytics/[a-z/0-9-]+\\?from=20\\S+&to=20\\S+"));
        assertThat(years.firstOf(0)).isEqualTo(years.first());
        assertThat(years.firstOf(years.events() - 1).plusDays(TwoYears.EVENT_DAYS - 1))
                .isBeforeOrEqualTo(years.last());
    }
}
