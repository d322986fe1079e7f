package app.synth.localstack.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An access log, held in memory: a visitor's lines stand anywhere in it.
 *
 * @param read how many lines it has
 * @param lines the well-formed ones, in the order of the file
 * @param malformed the numbers of the others, counted from 1
 */
record AccessLog(int read, List<LogLine> lines, List<Integer> malformed) {

    static AccessLog read(Path file) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        List<Integer> malformed = new ArrayList<>();
        int number = 0;
        // Every byte is a character of Latin-1, so that different lines stay different.
        try (BufferedReader reader = InputFile.open(file, StandardCharsets.ISO_8859_1)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                Optional<LogLine> parsed = LogLine.parse(line);
                if (parsed.isPresent()) {
                    lines.add(parsed.get());
                } else {
                    malformed.add(number);
                }
            }
        }
        if (lines.isEmpty()) {
            throw new IOException(file + " has no line in Apache's combined format");
        }
        return new AccessLog(number, lines, malformed);
    }

    /** The last day, in UTC, on which something was requested. */
    LocalDate lastDay() {
        return lines.stream()
                .map(LogLine::time)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }
}
