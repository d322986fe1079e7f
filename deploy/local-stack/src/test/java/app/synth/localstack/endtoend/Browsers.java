package app.synth.localstack.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether there is a browser to walk with. */
final class Browsers {
    private Browsers() {}

    /** Skips what needs one where there is none. */
    static void require() {
        Stream<String> usual = Stream.of(
                "/usr/bin/chromium",
                "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome",
                "/opt/google/chrome/chrome");
        assumeTrue(
                System.getenv("CHROMIUM") != null || usual.map(Path::of).anyMatch(Files::exists),
                "no Chromium to walk with: install it, or say where it is in CHROMIUM");
    }
}
