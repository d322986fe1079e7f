package app.synth.experiments.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TrafficAllocationTest {

    @Test
    void coverageShortensEachRangeFromItsEnd() {
        assertThat(new TrafficAllocation(List.of(0.5, 0.5), 0.5).ranges(2))
                .containsExactly(new VariantRange(0, 0.25), new VariantRange(0.5, 0.75));
        assertThat(new TrafficAllocation(List.of(0.2, 0.3, 0.5), 1).ranges(3))
                .containsExactly(new VariantRange(0, 0.2), new VariantRange(0.2, 0.5), new VariantRange(0.5, 1));
    }

    @Test
    void weightsThatDoNotFitAreEvenAsPublished() {
        List<VariantRange> even = List.of(new VariantRange(0, 0.5), new VariantRange(0.5, 1));
        assertThat(new TrafficAllocation(List.of(0.4, 0.1), 1).ranges(2)).isEqualTo(even);
        assertThat(new TrafficAllocation(List.of(0.4, 0.3, 0.3), 1).ranges(2)).isEqualTo(even);
        assertThat(new TrafficAllocation(List.of(0.5, 0.5), 7).ranges(2)).isEqualTo(even);
    }

    @Test
    void weightsAddUpGiveOrTakeAHundredth() {
        assertThat(TrafficAllocation.addUp(List.of(0.33, 0.33, 0.33))).isTrue();
        assertThat(TrafficAllocation.addUp(List.of(0.5, 0.48))).isFalse();
        assertThat(TrafficAllocation.addUp(List.of(0.5, 0.52))).isFalse();
        assertThat(TrafficAllocation.addUp(TrafficAllocation.evenly(7))).isTrue();
    }

    @RepeatedTest(50)
    void raisingTheCoverageMovesNobody(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Double> weights = weights(random, 2 + random.nextInt(4));
        double lower = random.nextDouble();
        double higher = lower + (1 - lower) * random.nextDouble();
        ExperimentDesign before = design(weights, lower);
        ExperimentDesign after = design(weights, higher);

        assertThat(IntStream.range(0, 500).mapToObj(i -> "user-" + random.nextLong()))
                .filteredOn(subject -> variant(before, subject).isPresent())
                .allSatisfy(subject -> assertThat(variant(after, subject)).isEqualTo(variant(before, subject)));
    }

    private static Optional<Variant> variant(ExperimentDesign design, String subject) {
        return Optional.ofNullable(design.assign(Question.of(subject), true).variant());
    }

    private static ExperimentDesign design(List<Double> weights, double coverage) {
        List<Variant> variants = IntStream.range(0, weights.size())
                .mapToObj(i -> new Variant("v" + i, null))
                .toList();
        return new ExperimentDesign("seed", variants, new TrafficAllocation(weights, coverage));
    }

    private static List<Double> weights(Random random, int variants) {
        double[] parts = random.doubles(variants).toArray();
        double sum = IntStream.range(0, variants).mapToDouble(i -> parts[i]).sum();
        return IntStream.range(0, variants).mapToObj(i -> parts[i] / sum).toList();
    }
}
