package app.synth.localstack.service;

import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A service as the build leaves it.
 *
 * @param root the project's root directory
 * @param jvm the JVM's options
 */
public record PackagedService(ServiceName name, Path root, List<String> jvm) {
    /**
     * Four JVMs start at once on few cores: the quick compiler alone and a collector without threads of its own halve the
     * time until they are ready. At full load they would be slower for it, which is no matter here.
     */
    private static final List<String> QUICK_START = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** One that is ready soon, as whoever tries it or tests it wants it. */
    public PackagedService(ServiceName name, Path root) {
        this(name, root, QUICK_START);
    }

    /** Fails with a message for people if the build did not leave it where it should. */
    public void requireBuilt() throws IOException {
        if (!Files.isRegularFile(jar())) {
            throw new IOException(name.module() + " is not built: " + jar() + " is missing");
        }
    }

    /** The command that runs it, on the Java that runs this. */
    List<String> command() throws IOException {
        requireBuilt();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        Path cache = jar().resolveSibling("app.aot");
        if (Files.isRegularFile(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.add("-jar");
        command.add(jar().toString());
        return command;
    }

    private Path jar() {
        return root.resolve(name.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
