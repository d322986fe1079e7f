package app.synth.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DataDirectoryTest {

    @Test
    void anotherJvmLeavesAloneWhatIsInUseHoweverManyThereAre() throws Exception {
        try (DataDirectory first = DataDirectory.temporary();
                DataDirectory second = DataDirectory.temporary()) {
            Process another = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            AnotherJvm.class.getName())
                    .inheritIO()
                    .start();
            assertThat(another.waitFor()).isZero();
            assertThat(first.cluster().getParent()).isDirectory();
            assertThat(second.cluster().getParent()).isDirectory();
        }
    }

    @Test
    void isUsedByOneAtATimeAndFreeWhenItIsClosed(@TempDir Path root) throws Exception {
        try (DataDirectory first = DataDirectory.kept(root)) {
            assertThat(first.cluster().getParent()).isEqualTo(root);
            assertThatThrownBy(() -> DataDirectory.kept(root)).hasMessageContaining("in use");
        }
        DataDirectory.kept(root).close();
    }

    static final class AnotherJvm {
        public static void main(String[] arguments) throws IOException {
            DataDirectory.temporary().close();
        }
    }
}
