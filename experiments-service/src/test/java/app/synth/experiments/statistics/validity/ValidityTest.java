package app.synth.experiments.statistics.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark in short. Its seed is fixed, so it is the same run every time: a miss means that a method has changed. */
class ValidityTest {
    private static final Simulation SHORT = new Simulation(new Course(10, 600), 200, 300, 1, 0.045);

    @Test
    void theMethodsKeepTheirErrorRates() {
        List<Limit> limits = SHORT.limits();

        assertThat(limits).hasSize(Simulation.POPULATIONS.size() * 9 + 4);
        assertThat(limits).allMatch(Limit::isMet);
    }

    @Test
    void lookingEveryDayAtAFixedHorizonDoesNot() {
        assertThat(SHORT.limits())
                .filteredOn(limit -> limit.name().contains("had one looked every day"))
                .hasSize(Simulation.POPULATIONS.size())
                .allSatisfy(limit -> assertThat(limit.share()).isGreaterThan(2 * Course.ALPHA.value()));
    }
}
