package app.synth.localstack.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.synth.localstack.ProjectRoot;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real input, where it is: beside the project. Tests that need it are skipped on machines without. */
final class SharedData {
    private SharedData() {}

    static Path file(String name) {
        Path file = ProjectRoot.find().resolveSibling("shared").resolve("data").resolve(name);
        assumeTrue(Files.isReadable(file), file + " is not there");
        return file;
    }
}
