package app.synth.localstack.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The published list of crawlers with the suite's own additions, one expression after the other: slow and plain. */
final class Crawlers {
    private final List<Pattern> patterns = new ArrayList<>();
    private final Map<String, Boolean> known = new HashMap<>();

    Crawlers(Path root) {
        Path folder = root.resolve("tracking-service/src/main/resources/app/synth/tracking/filter");
        List<String> expressions = new ArrayList<>(lines(folder.resolve("crawlers.txt")));
        for (String line : lines(folder.resolve("crawlers-ours.txt"))) {
            if (line.startsWith("+ ")) {
                expressions.add(line.substring(2));
            } else {
                expressions.remove(line.substring(2));
            }
        }
        expressions.forEach(expression -> patterns.add(Pattern.compile(expression)));
    }

    boolean sent(String userAgent) {
        return known.computeIfAbsent(
                userAgent,
                agent -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(agent).find()));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
