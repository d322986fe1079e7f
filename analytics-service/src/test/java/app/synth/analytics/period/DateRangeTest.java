package app.synth.analytics.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.accounts.client.permission.Tier;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DateRangeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @Test
    void daysToComeAreCutOff() {
        assertThat(DateRange.parse("2026-11-20", "2027-01-01", TODAY))
                .isEqualTo(new DateRange(LocalDate.of(2026, 11, 20), TODAY));
        assertField("from", "2026-11-27", "2026-11-30");
    }

    @Test
    void badRangesNameTheirField() {
        assertField("to", "2026-11-20", "2026-11-19");
        assertField("to", "2025-10-22", null);
        assertField("from", "yesterday", null);
        assertThat(DateRange.parse("2025-10-23", null, TODAY).days()).isEqualTo(400);
    }

    @Test
    void itIsComparedWithAsManyDaysBefore() {
        DateRange week = new DateRange(LocalDate.of(2026, 11, 20), TODAY);
        assertThat(week.previous()).isEqualTo(new DateRange(LocalDate.of(2026, 11, 13), LocalDate.of(2026, 11, 19)));
    }

    @Test
    void whenNothingAskedForIsLeftTheLastDaysAreShown() {
        DateRange longAgo = new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
        AllowedRange allowed = AllowedRange.of(longAgo, Tier.FREE, TODAY);
        assertThat(allowed.range()).isEqualTo(new DateRange(LocalDate.of(2026, 11, 20), TODAY));
        assertThat(AllowedRange.of(longAgo, Tier.PROFESSIONAL, TODAY)).isEqualTo(AllowedRange.whole(longAgo));
    }

    @Test
    void periodsBeginOnMondaysAndOnTheFirst() {
        assertThat(Granularity.WEEK.startOf(TODAY)).isEqualTo("2026-11-23");
        assertThat(Granularity.MONTH.startOf(TODAY)).isEqualTo("2026-11-01");
        assertThat(Granularity.parse(null)).isEqualTo(Granularity.DAY);
        assertThatThrownBy(() -> Granularity.parse("year")).isInstanceOf(HttpProblem.class);
    }

    private static void assertField(String field, String from, String to) {
        assertThatThrownBy(() -> DateRange.parse(from, to, TODAY))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getParameters()).containsEntry("field", field));
    }
}
