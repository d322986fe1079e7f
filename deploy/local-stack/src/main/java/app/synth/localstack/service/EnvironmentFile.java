package app.synth.localstack.service;

import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The environment of a service that the stack leaves to its developer, for a shell to read: {@code set -a; . FILE}. It
 * holds passwords, so nobody else may read it, and it goes with the stack.
 */
public final class EnvironmentFile implements AutoCloseable {
    private final Path file;

    private EnvironmentFile(Path file) {
        this.file = file;
    }

    /** Writes what the service would have been started with. */
    public static EnvironmentFile write(ServiceName service, Surroundings surroundings, Path root) throws IOException {
        Path file = root.resolve("deploy/local-stack/target").resolve(service.module() + ".env");
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                new TreeMap<>(surroundings.environmentOf(service))
                        .entrySet().stream()
                                .map(variable -> variable.getKey() + "='" + variable.getValue() + "'\n")
                                .collect(Collectors.joining()));
        return new EnvironmentFile(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
