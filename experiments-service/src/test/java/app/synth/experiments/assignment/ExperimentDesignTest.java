package app.synth.experiments.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.experiments.condition.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order of decisions. */
class ExperimentDesignTest {
    private static final Variant CONTROL = new Variant("control", "Buy");
    private static final Variant TREATMENT = new Variant("treatment", "Buy for 25");
    /** In bucket 2696 of the seed below. */
    private static final String SUBJECT = "b";

    private static final Holdout EVERYBODY_HELD_OUT = new Holdout(1, "holdout");

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

    /** Everything at once speaks against the subject; taken away one after the other, the next reason is told. */
    @Test
    void theFirstReasonInTheOrderIsTold() {
        Condition nobody = Condition.parse(Map.of("country", "CH"));
        Namespace elsewhere = new Namespace("checkout", 0, 0);
        Namespace here = new Namespace("checkout", 0, 1);

        assertThat(reason(targeted(nobody, elsewhere, true, 0), EVERYBODY_HELD_OUT))
                .isEqualTo(Reason.HELD_OUT);
        assertThat(reason(targeted(nobody, elsewhere, false, 0), EVERYBODY_HELD_OUT))
                .isEqualTo(Reason.NOT_IN_NAMESPACE);
        assertThat(reason(targeted(nobody, elsewhere, true, 0), Holdout.NOBODY)).isEqualTo(Reason.NOT_IN_NAMESPACE);
        assertThat(reason(targeted(nobody, here, true, 0), Holdout.NOBODY)).isEqualTo(Reason.CONDITION_NOT_MET);
        assertThat(reason(targeted(Condition.EVERYBODY, here, true, 0), Holdout.NOBODY))
                .isEqualTo(Reason.NOT_COVERED);
        assertThat(reason(targeted(Condition.EVERYBODY, here, true, 1), Holdout.NOBODY))
                .isEqualTo(Reason.SPLIT);
    }

    @Test
    void whoWasExposedKeepsTheVariantAlsoHeldOutInAnotherNamespaceAndWithoutTheCondition() {
        ExperimentDesign design =
                targeted(Condition.parse(Map.of("country", "CH")), new Namespace("checkout", 0, 0), true, 0);

        assertThat(design.assign(asked(EVERYBODY_HELD_OUT).kept(Optional.of("treatment")), true))
                .isEqualTo(new Assignment(TREATMENT, new Bucket(2696), Reason.KEPT));
    }

    /** For trying things out before the start, and whatever was seen before. */
    @Test
    void anOverrideComesBeforeEverything() {
        ExperimentDesign design = new ExperimentDesign(
                "seed",
                List.of(CONTROL, TREATMENT),
                new TrafficAllocation(List.of(0.5, 0.5), 0),
                new Targeting(
                        Condition.parse(Map.of("country", "CH")),
                        new Namespace("checkout", 0, 0),
                        true,
                        Map.of(SUBJECT, "treatment", "gone", "removed")));

        assertThat(design.assign(asked(EVERYBODY_HELD_OUT).kept(Optional.of("control")), false))
                .isEqualTo(new Assignment(TREATMENT, new Bucket(2696), Reason.OVERRIDE));
        assertThat(design.assign(Question.of("gone"), false).reason()).isEqualTo(Reason.DISABLED);
        assertThat(design.assign(Question.of("somebody"), false).reason()).isEqualTo(Reason.DISABLED);
    }

    @Test
    void anExplanationSaysEverythingThatMayMatter() {
        ExperimentDesign design =
                targeted(Condition.parse(Map.of("country", "CH")), new Namespace("checkout", 0, 0), true, 1);

        assertThat(design.explain(asked(EVERYBODY_HELD_OUT).kept(Optional.of("treatment")), false))
                .isEqualTo(new Explanation(
                        new Bucket(2696),
                        1,
                        new VariantRange(0, 0.5),
                        false,
                        true,
                        false,
                        false,
                        null,
                        "treatment",
                        "control"));
    }

    private static ExperimentDesign targeted(
            Condition condition, Namespace namespace, boolean sparesHoldout, double coverage) {
        return new ExperimentDesign(
                "seed",
                List.of(CONTROL, TREATMENT),
                new TrafficAllocation(List.of(0.5, 0.5), coverage),
                new Targeting(condition, namespace, sparesHoldout, Map.of()));
    }

    private static Reason reason(ExperimentDesign design, Holdout holdout) {
        return design.assign(asked(holdout), true).reason();
    }

    private static Question asked(Holdout holdout) {
        return new Question(SUBJECT, Map.of("country", "DE"), Optional.empty(), holdout);
    }
}
