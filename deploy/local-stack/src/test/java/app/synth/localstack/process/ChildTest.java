package app.synth.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ChildTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    @Test
    void writesWhatItPrintsToItsLog() throws Exception {
        Path log = directory.resolve("log");
        Child child = Child.start(shell("echo out $NAME; echo err >&2; exit 3"), Map.of("NAME", "ada"), log);
        assertThat(child.await()).isEqualTo(3);
        assertThat(Files.readAllLines(log)).containsExactlyInAnyOrder("out ada", "err");
    }

    @Test
    void endsOnSigterm() throws Exception {
        Child child = sleeping("");
        child.terminate(PATIENCE);
        assertThat(child.isAlive()).isFalse();
        assertThat(child.await()).isEqualTo(143);
    }

    @Test
    void isKilledWhenItDoesNotListen() throws Exception {
        Child child = sleeping("trap '' TERM INT;");
        child.terminate(Duration.ofMillis(300));
        assertThat(child.isAlive()).isFalse();
        assertThat(child.await()).isEqualTo(137);
    }

    /** The program starts a child, tells its process id, and dies without a chance to clean up. */
    @Test
    void doesNotOutliveAJvmThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledParent.class.getName(),
                        directory.resolve("log").toString())
                .redirectErrorStream(true)
                .start();
        long childPid = Long.parseLong(parent.inputReader().readLine());
        ProcessHandle child = ProcessHandle.of(childPid).orElseThrow();
        assertThat(parent.waitFor()).isNotZero();

        await().atMost(PATIENCE).until(() -> !Child.isRunning(child));
    }

    static final class KilledParent {
        public static void main(String[] arguments) throws IOException {
            Child child = Child.start(List.of("sleep", "300"), Map.of(), Path.of(arguments[0]));
            System.out.println(child.pid());
            System.out.flush();
            Runtime.getRuntime().halt(9);
        }
    }

    private Child sleeping(String before) throws IOException {
        Path begun = directory.resolve("begun");
        Child child = Child.start(
                shell(before + " touch " + begun + "; while true; do sleep 0.05; done"),
                Map.of(),
                directory.resolve("log"));
        await().until(() -> Files.exists(begun));
        return child;
    }

    private static List<String> shell(String script) {
        return List.of("/bin/sh", "-c", script);
    }
}
