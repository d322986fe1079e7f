package app.synth.analytics.period;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.client.permission.Tier;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AllowedRangeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @Test
    void aRangeBeyondTheTierIsCutAndSaysWhatTheNextTierShows() {
        AllowedRange free = AllowedRange.of(last(200), Tier.FREE, TODAY);
        assertThat(free.range()).isEqualTo(last(7));
        assertThat(free.clamped())
                .isEqualTo(new Clamp(Tier.FREE, last(200).from(), last(7).from(), Tier.PREMIUM, last(90).from()));

        AllowedRange premium = AllowedRange.of(last(200), Tier.PREMIUM, TODAY);
        assertThat(premium.range()).isEqualTo(last(90));
        assertThat(premium.clamped())
                .isEqualTo(new Clamp(
                        Tier.PREMIUM,
                        last(200).from(),
                        last(90).from(),
                        Tier.PROFESSIONAL,
                        last(200).from()));
    }

    @Test
    void theNextTierPromisesNoMoreThanWasAskedFor() {
        Clamp clamped = AllowedRange.of(last(30), Tier.FREE, TODAY).clamped();
        assertThat(clamped).isNotNull();
        assertThat(clamped.nextTierFrom()).isEqualTo(last(30).from());
    }

    @Test
    void fromProfessionalOnNothingIsCut() {
        for (Tier tier : new Tier[] {Tier.PROFESSIONAL, Tier.ENTERPRISE}) {
            assertThat(AllowedRange.of(last(400), tier, TODAY)).isEqualTo(AllowedRange.whole(last(400)));
        }
    }

    @Test
    void theDaysBeforeAreComparedWithOnlyWhereTheTierShowsThemAll() {
        assertThat(AllowedRange.of(last(7), Tier.FREE, TODAY).previous()).isNull();
        assertThat(AllowedRange.of(last(4), Tier.FREE, TODAY).previous()).isNull();
        assertThat(AllowedRange.of(last(3), Tier.FREE, TODAY).previous())
                .isEqualTo(new DateRange(TODAY.minusDays(5), TODAY.minusDays(3)));
        assertThat(AllowedRange.of(last(45), Tier.PREMIUM, TODAY).previous())
                .isEqualTo(new DateRange(TODAY.minusDays(89), TODAY.minusDays(45)));
        assertThat(AllowedRange.of(last(46), Tier.PREMIUM, TODAY).previous()).isNull();
        assertThat(AllowedRange.of(last(400), Tier.PREMIUM, TODAY).previous()).isNull();
        assertThat(AllowedRange.of(last(400), Tier.PROFESSIONAL, TODAY).previous())
                .isEqualTo(last(400).previous());
    }

    private static DateRange last(int days) {
        return new DateRange(TODAY.minusDays(days - 1L), TODAY);
    }
}
