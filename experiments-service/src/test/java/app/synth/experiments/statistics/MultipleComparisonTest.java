package app.synth.experiments.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As R's p.adjust has it. */
class MultipleComparisonTest {
    private static final Comparator<Double> NEARLY = (one, other) -> Math.abs(one - other) < 1e-12 ? 0 : 1;

    private static void assertAdjusted(MultipleComparison method, List<Double> given, Double... expected) {
        assertThat(method.adjust(given)).usingElementComparator(NEARLY).containsExactly(expected);
    }

    @Test
    void holm() {
        assertAdjusted(MultipleComparison.HOLM, List.of(0.01, 0.04, 0.03, 0.005), 0.03, 0.06, 0.06, 0.02);
        assertAdjusted(MultipleComparison.HOLM, List.of(0.01, 0.02, 0.03, 0.04, 0.05), 0.05, 0.08, 0.09, 0.09, 0.09);
        assertAdjusted(MultipleComparison.HOLM, List.of(0.9, 0.8), 1.0, 1.0);
    }

    @Test
    void benjaminiHochberg() {
        assertAdjusted(MultipleComparison.BENJAMINI_HOCHBERG, List.of(0.005, 0.5, 0.01, 0.03), 0.02, 0.5, 0.02, 0.04);
        assertAdjusted(
                MultipleComparison.BENJAMINI_HOCHBERG,
                List.of(0.01, 0.02, 0.03, 0.04, 0.05),
                0.05,
                0.05,
                0.05,
                0.05,
                0.05);
    }

    @Test
    void one() {
        for (MultipleComparison method : MultipleComparison.values()) {
            assertAdjusted(method, List.of(0.03), 0.03);
            assertThat(method.adjust(List.of())).isEmpty();
        }
    }

    @Test
    void noneLeavesThem() {
        assertAdjusted(MultipleComparison.NONE, List.of(0.2, 0.1), 0.2, 0.1);
    }

    @Test
    void whatIsNoPValueIsRefused() {
        assertThatThrownBy(() -> MultipleComparison.HOLM.adjust(List.of(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MultipleComparison.HOLM.adjust(List.of(1.1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
