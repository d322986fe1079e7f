package app.synth.localstack;

import app.synth.localstack.topology.ServiceName;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the project's root directory: named by a system property, or above the working directory. */
public final class ProjectRoot {
    private static final String PROPERTY = "synth.root";

    private ProjectRoot() {}

    public static Path find() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        for (@Nullable Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(ServiceName.TRACKING.module()))
                    && Files.isDirectory(at.resolve("deploy"))) {
                return at;
            }
        }
        throw new IllegalStateException("run this inside the project, or with -D" + PROPERTY + "=DIRECTORY");
    }
}
