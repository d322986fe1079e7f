package app.synth.experiments.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order of decisions. */
class ExperimentDesignTest {
    private static final Variant CONTROL = new Variant("control", "Buy");
    private static final Variant TREATMENT = new Variant("treatment", "Buy for 25");
    /** In bucket 2696 of the seed below. */
    private static final String SUBJECT = "b";

    private static ExperimentDesign covering(double coverage) {
        return new ExperimentDesign(
                "seed", List.of(CONTROL, TREATMENT), new TrafficAllocation(List.of(0.5, 0.5), coverage));
    }

    @Test
    void theHashDecides() {
        assertThat(covering(1).assign(Question.of(SUBJECT).kept(Optional.empty()), true))
                .isEqualTo(new Assignment(CONTROL, new Bucket(2696), Reason.SPLIT));
    }

    @Test
    void outsideTheCoverageThereIsNoVariant() {
        assertThat(covering(0.5).assign(Question.of(SUBJECT).kept(Optional.empty()), true))
                .isEqualTo(new Assignment(null, new Bucket(2696), Reason.NOT_COVERED));
    }

    @Test
    void whoWasExposedKeepsTheVariantWhateverTheHashAndTheCoverageSay() {
        assertThat(covering(1).assign(Question.of(SUBJECT).kept(Optional.of("treatment")), true))
                .isEqualTo(new Assignment(TREATMENT, new Bucket(2696), Reason.KEPT));
        assertThat(covering(0)
                        .assign(Question.of(SUBJECT).kept(Optional.of("treatment")), true)
                        .variant())
                .isEqualTo(TREATMENT);
    }

    @Test
    void aKeptVariantThatIsGoneDecidesNothing() {
        assertThat(covering(1)
                        .assign(Question.of(SUBJECT).kept(Optional.of("removed")), true)
                        .variant())
                .isEqualTo(CONTROL);
    }

    @Test
    void anInactiveExperimentHasNobody() {
        assertThat(covering(1).assign(Question.of(SUBJECT).kept(Optional.of("treatment")), false))
                .isEqualTo(new Assignment(null, new Bucket(2696), Reason.DISABLED));
    }
}
