package app.synth.analytics.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StretchTest {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration QUICK = Duration.ofMillis(10);

    private final Stretch stretch = new Stretch(LONGEST, Duration.ofSeconds(10));

    @Test
    void itBeginsAsLongAsItMayBe() {
        assertThat(stretch.now()).isEqualTo(LONGEST);
    }

    @Test
    void itIsHalvedDownToFiveSecondsAndThenNoMore() {
        assertThat(stretch.tookTooLong(LONGEST)).isTrue();
        assertThat(stretch.now()).isEqualTo(Duration.ofSeconds(30));
        assertThat(stretch.tookTooLong(stretch.now())).isTrue();
        assertThat(stretch.tookTooLong(stretch.now())).isTrue();
        assertThat(stretch.tookTooLong(stretch.now())).isTrue();
        assertThat(stretch.now()).isEqualTo(Duration.ofSeconds(5));
        assertThat(stretch.tookTooLong(stretch.now())).isFalse();
        assertThat(stretch.now()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void itGrowsBackAfterQuickOnesAndNotBeyond() {
        stretch.tookTooLong(LONGEST);
        stretch.tookTooLong(stretch.now());
        stretch.took(stretch.now(), QUICK);
        assertThat(stretch.now()).isEqualTo(Duration.ofSeconds(30));
        stretch.took(stretch.now(), QUICK);
        stretch.took(stretch.now(), QUICK);
        assertThat(stretch.now()).isEqualTo(LONGEST);
    }

    @Test
    void itStaysWhereTwiceAsMuchMightTakeTooLong() {
        stretch.tookTooLong(LONGEST);
        stretch.took(stretch.now(), Duration.ofSeconds(3));
        assertThat(stretch.now()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatAnotherRunReadMeanwhileDoesNotMakeItGrow() {
        stretch.tookTooLong(LONGEST);
        stretch.took(LONGEST, QUICK);
        assertThat(stretch.now()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aStretchThatIsShortAnywayIsNotHalved() {
        Stretch shortAnyway = new Stretch(Duration.ofSeconds(2), Duration.ofSeconds(10));
        assertThat(shortAnyway.tookTooLong(shortAnyway.now())).isFalse();
        assertThat(shortAnyway.now()).isEqualTo(Duration.ofSeconds(2));
    }
}
