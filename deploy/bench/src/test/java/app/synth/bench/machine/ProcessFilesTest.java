package app.synth.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessFilesTest {
    @Test
    void cpuTimeIsReadWhateverTheProcessIsCalled() {
        String line =
                "4711 (postgres: a) b (c) S 1 4711 4711 0 -1 4194560 3112 90021 0 7 250 50 1000 200 20 0 1 0 99 0 0\n";

        ProcessStat stat = ProcessStat.parse(line);

        assertThat(stat.own()).isEqualTo(Duration.ofSeconds(3));
        assertThat(stat.endedChildren()).isEqualTo(Duration.ofSeconds(12));
        assertThat(stat.total()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void memoryIsReadInMebibytes() {
        Memory memory = Memory.parse("Name:\tjava\nVmHWM:\t  409600 kB\nVmRSS:\t  204800 kB\n");

        assertThat(memory).isEqualTo(new Memory(200, 400));
    }

    @Test
    void aProcessThatWorkedHasUsedCpu() {
        ProcessTree self = ProcessTree.ofThisProcess();

        Duration own = self.ownCpu(); // first: it grows
        assertThat(own).isPositive();
        assertThat(self.cpu()).isGreaterThanOrEqualTo(own);
        assertThat(self.memory().peak()).isPositive();
    }

    @Test
    void theMachineIsBusyWithWhatIsNeitherIdleNorWaiting() {
        assertThat(MachineFacts.busy("cpu  100 10 50 9000 800 20 10 10 5 0")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void coresAreDividedWhereThereAreMoreThanTwo() {
        assertThat(Cores.parse("0-2,5")).containsExactly(0, 1, 2, 5);
        assertThat(Cores.divide(List.of(0, 1, 2, 5))).isEqualTo(new Cores(List.of(0, 1), List.of(2, 5)));
        assertThat(Cores.divide(List.of(0, 1)).areShared()).isTrue();
    }
}
