package app.synth.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells {@code deploy/token} on which port the stack that was started last is listening. */
final class RunningFile {
    private final Path file;
    private final String content;

    RunningFile(Path root, int port) {
        this.file = root.resolve("deploy/local-stack/target/running.json");
        this.content = "{\"port\": %d, \"pid\": %d}\n"
                .formatted(port, ProcessHandle.current().pid());
    }

    void write() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Leaves the file of a stack that was started after this one. */
    void delete() throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(content)) {
            Files.delete(file);
        }
    }
}
