package app.synth.experiments.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {

    /** GrowthBook's published test cases for SDKs, hash version 2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "seed a 505",
                "seed b 2696",
                "foo ab 2575",
                "foo def 2019",
                "89123klj 8952klfjas09ujkasdf 1240",
                "90850943850283058242805 123 7516",
                "()**(%$##$%#$# ___)((*\":& 128"
            })
    void isTheOnePublished(String seed, String subject, int number) {
        assertThat(Bucket.of(seed, subject)).isEqualTo(new Bucket(number));
    }

    /** The hash below it, seen through the published cases of hash version 1, which takes it modulo 1000. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"a 220", "b 77", "ab 946", "def 652", "8952klfjas09ujkasdf 549", "123 11", "___)((*\":& 563"})
    void standsOnTheFnvOfEverybodyElse(String text, long thousandths) {
        assertThat(Fnv1a.hash(text) % 1000).isEqualTo(thousandths);
    }

    @Test
    void hashesUtf16CodeUnits() {
        // As the npm package says; over UTF-8 the first would be another number.
        assertThat(Bucket.of("checkout-cta", "zoë-🎸")).isEqualTo(new Bucket(6430));
        assertThat(Fnv1a.hash("")).isEqualTo(0x811c9dc5L);
        assertThat(Fnv1a.hash("a")).isEqualTo(0xe40c292cL);
    }

    @Test
    void spreadsSubjectsEvenly() {
        int[] perTenth = new int[10];
        IntStream.range(0, 100_000)
                .forEach(i -> perTenth[Bucket.of("seed", "user-" + i).number() / 1000]++);
        assertThat(Arrays.stream(perTenth).boxed())
                .allSatisfy(subjects -> assertThat(subjects).isBetween(9_600, 10_400));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10_000})
    void isOneOfTenThousand(int number) {
        assertThatThrownBy(() -> new Bucket(number)).isInstanceOf(IllegalArgumentException.class);
    }
}
