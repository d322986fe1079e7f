package app.synth.localstack.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of the built demo app. They are read when they are asked for, so that a new build needs no new stack. */
public final class DemoFiles {
    /** Names as the build makes them: nothing encoded, and no name that begins with a dot. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    /** Names that carry a hash of what is in them. */
    private static final Pattern HASHED = Pattern.compile(".*-[A-Z0-9]{8}\\.[a-z.]+");

    private static final String PAGE = "index.html";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "map", "application/json",
            "json", "application/json",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "png", "image/png");

    private final Path folder;

    /** @param folder need not be there yet */
    public DemoFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * A file of the app.
     *
     * @param content all of it
     * @param lasting whether the name will never stand for other content
     */
    public record Found(byte[] content, String contentType, boolean lasting) {}

    /** The page itself, which shows every screen of the app; absent while it is not built. */
    public Optional<Found> page() throws IOException {
        return find(PAGE);
    }

    /** The file with this path below the app's own, as it stands in the request; blocks while it reads. */
    public Optional<Found> find(String path) throws IOException {
        if (!PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder)
                || !Files.isRegularFile(file)
                || !file.toRealPath().startsWith(folder.toRealPath())) {
            return Optional.empty();
        }
        String name = file.getFileName().toString();
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return type == null
                ? Optional.empty()
                : Optional.of(new Found(
                        Files.readAllBytes(file), type, HASHED.matcher(name).matches()));
    }
}
