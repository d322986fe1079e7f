package app.synth.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaProcessTest {
    @Test
    void theHeapIsTheSumOfItsGenerations() {
        String info = """
                4711:
                DefNew     total 78656K, used 2048K [0x00000000f0000000, 0x00000000f5550000, 0x00000000f5550000)
                 eden space 69952K,   2% used [0x00000000f0000000, 0x00000000f02ae3b8, 0x00000000f4450000)
                Tenured    total 174784K, used 18432K [0x00000000f5550000, 0x0000000100000000, 0x0000000100000000)
                Metaspace       used 80000K, committed 81000K, reserved 1150976K
                 class space    used 9000K, committed 9500K, reserved 1048576K
                """;

        assertThat(JavaProcess.heapInUse(info)).isEqualTo(20);
    }
}
