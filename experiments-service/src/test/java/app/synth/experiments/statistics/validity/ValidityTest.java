package app.synth.experiments.statistics.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark in short. Its seed is fixed, so it is the same run every time: a miss means that a method has changed. */
class ValidityTest {
    private static final Simulation SHORT =
            new Simulation(new Course(10, 600), 200, 300, 1, new Simulation.Tolerance(0.045, 0.035, 0.075));
    private static final List<Limit> LIMITS = SHORT.limits();

    @Test
    void theMethodsKeepTheirErrorRates() {
        assertThat(LIMITS).hasSize(Simulation.POPULATIONS.size() * 9 + 4);
        assertThat(LIMITS).filteredOn(limit -> !limit.isMet()).isEmpty();
    }

    @Test
    void lookingEveryDayAtAFixedHorizonDoesNot() {
        assertThat(LIMITS)
                .filteredOn(limit -> limit.name().contains("had one looked every day"))
                .hasSize(Simulation.POPULATIONS.size())
                .allSatisfy(limit -> assertThat(limit.share()).isGreaterThan(2 * Course.ALPHA.value()));
    }

    @Test
    void aLimitCanBeMissed() {
        assertThat(Limit.atMost("", "", 0.051, 0.05).isMet()).isFalse();
        assertThat(Limit.atLeast("", "", 0.949, 0.95).isMet()).isFalse();
        assertThat(Limit.near("", "", 0.929, 0.95, 0.02).isMet()).isFalse();
        assertThat(Limit.near("", "", 0.971, 0.95, 0.02).isMet()).isFalse();
        assertThat(Limit.near("", "", 0.951, 0.95, 0.02).isMet()).isTrue();
    }
}
