package app.synth.experiments.serving;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.experiments.assignment.ExperimentDesign;
import app.synth.experiments.assignment.Holdout;
import app.synth.experiments.assignment.TrafficAllocation;
import app.synth.experiments.assignment.Variant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MomentTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void itEndsWhenAnExperimentBeginsOrEnds() {
        Snapshot snapshot = snapshot(experiment("a", START, END), experiment("b", null, null));

        Moment before = Moment.of(snapshot, START.minusNanos(1));
        Moment during = Moment.of(snapshot, START);
        Moment after = Moment.of(snapshot, END);

        assertThat(before.active()).extracting(ServedExperiment::key).containsExactly("b");
        assertThat(before.until()).isEqualTo(START);
        assertThat(during.active()).extracting(ServedExperiment::key).containsExactly("a", "b");
        assertThat(during.until()).isEqualTo(END);
        assertThat(after.active()).extracting(ServedExperiment::key).containsExactly("b");
        assertThat(after.until()).isEqualTo(Instant.MAX);
        assertThat(during.holdsAt(END.minusNanos(1))).isTrue();
        assertThat(during.holdsAt(END)).isFalse();
        assertThat(during.holdsAt(START.minusNanos(1))).isFalse();
    }

    @Test
    void itsTagIsTheSameForTheSameExperimentsOnly() {
        Snapshot snapshot = snapshot(experiment("a", START, END), experiment("b", null, null));

        assertThat(Moment.of(snapshot, START).tag())
                .isEqualTo(Moment.of(snapshot, END.minusNanos(1)).tag())
                .isNotEqualTo(Moment.of(snapshot, END).tag());
    }

    @Test
    void itChangedWhenTheLastDateCame() {
        Snapshot snapshot = snapshot(experiment("a", START.plusSeconds(9), END), experiment("b", null, null));

        assertThat(Moment.of(snapshot, START).changedAt()).isEqualTo(START.plusNanos(7));
        assertThat(Moment.of(snapshot, END.minusNanos(1)).changedAt())
                .isEqualTo(START.plusSeconds(9).plusNanos(7));
        assertThat(Moment.of(snapshot, END).changedAt()).isEqualTo(END.plusNanos(7));
    }

    private static Snapshot snapshot(ServedExperiment one, ServedExperiment another) {
        return new Snapshot(7, START, Map.of(one.key(), one, another.key(), another), Holdout.NOBODY, Set.of());
    }

    private static ServedExperiment experiment(String key, @Nullable Instant start, @Nullable Instant end) {
        Variant variant = new Variant("control", null);
        ExperimentDesign design = new ExperimentDesign(key, List.of(variant), new TrafficAllocation(List.of(1.0), 1));
        return new ServedExperiment(
                UUID.randomUUID(),
                key,
                true,
                start,
                end,
                1,
                true,
                design,
                design,
                false,
                List.of(new ServedVariant(variant, "\"control\"", "null")));
    }
}
