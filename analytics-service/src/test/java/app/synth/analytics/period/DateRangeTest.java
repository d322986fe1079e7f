package app.synth.analytics.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.accounts.client.permission.Tier;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
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
        assertField("from", "", null);
        assertField("to", null, "2026-02-30");
        assertThat(DateRange.parse("2025-10-23", null, TODAY).days()).isEqualTo(400);
    }

    @Test
    void whatPostgresKnowsNoDateForIsNoDate() {
        assertField("from", "1969-12-31", null);
        assertField("from", "-999999999-01-01", null);
        assertField("to", "-999999999-01-01", "-999999999-01-01");
        assertField("to", null, "+999999999-12-31");
        assertThat(DateRange.parse("1970-01-01", "1970-01-02", TODAY).previous().from())
                .isEqualTo("1969-12-30");
    }

    @Test
    void withoutParametersItIsTheLastThirtyDays() {
        assertThat(DateRange.parse(null, null, TODAY)).isEqualTo(new DateRange(TODAY.minusDays(29), TODAY));
        assertThat(DateRange.parse(null, "2026-11-10", TODAY))
                .isEqualTo(new DateRange(LocalDate.of(2026, 10, 12), LocalDate.of(2026, 11, 10)));
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
        assertThat(Granularity.DAY.startOf(TODAY)).isEqualTo(TODAY);
        assertThat(Granularity.WEEK.startOf(LocalDate.of(2026, 11, 23))).isEqualTo("2026-11-23");
        assertThat(Granularity.WEEK.startOf(LocalDate.of(2027, 1, 3))).isEqualTo("2026-12-28");
        assertThat(Granularity.parse(null)).isEqualTo(Granularity.DAY);
        assertThat(Granularity.parse("month")).isEqualTo(Granularity.MONTH);
        assertThatThrownBy(() -> Granularity.parse("year")).isInstanceOf(HttpProblem.class);
    }

    private static void assertField(String field, @Nullable String from, @Nullable String to) {
        assertThatThrownBy(() -> DateRange.parse(from, to, TODAY))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getParameters()).containsEntry("field", field));
    }
}
