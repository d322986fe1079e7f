package app.synth.localstack.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the concerts: CSV with a header line, of which these columns are used: event_id, orchestra, event_type, location,
 * venue, date, time_local, composers. {@code None} and an empty cell both mean "not known".
 *
 * <p>Dates and times are New York's, for concerts elsewhere too: the file names no other zone. A concert without a time
 * starts at midnight, so that at least its day is right.
 */
final class ConcertFile {
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final String UNKNOWN = "None";
    private static final int COMPOSERS_IN_TITLE = 4;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mma", Locale.US);
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private ConcertFile() {}

    static List<Concert> read(Path file) throws IOException {
        List<Concert> concerts = new ArrayList<>();
        try (BufferedReader reader = InputFile.open(file, StandardCharsets.UTF_8);
                CSVParser rows = FORMAT.parse(reader)) {
            for (CSVRecord row : rows) {
                concerts.add(concert(file, row));
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
        if (concerts.isEmpty()) {
            throw new IOException(file + " has no concerts");
        }
        return concerts;
    }

    private static Concert concert(Path file, CSVRecord row) throws IOException {
        try {
            String orchestra = row.get("orchestra");
            String series = row.get("event_type");
            // "City, ST", and once "Place, Island, Country"; without a comma it is no place but "Online Only"
            String location = row.get("location");
            int comma = location.lastIndexOf(',');
            return new Concert(
                    row.get("event_id"),
                    title(orchestra, series, known(row.get("composers"))),
                    orchestra,
                    series,
                    known(row.get("venue")),
                    comma < 0 ? null : location.substring(0, comma).strip(),
                    comma < 0 ? null : location.substring(comma + 1).strip(),
                    startsAt(row.get("date"), known(row.get("time_local"))));
        } catch (DateTimeException e) {
            throw new IOException("%s: line %d has no date or time as expected: %s"
                    .formatted(file, row.getParser().getCurrentLineNumber(), e.getMessage()));
        }
    }

    private static Instant startsAt(String date, @Nullable String time) {
        LocalDate day = LocalDate.parse(date);
        return time == null
                ? day.atStartOfDay(ZONE).toInstant()
                : day.atTime(LocalTime.parse(time, TIME)).atZone(ZONE).toInstant();
    }

    /** {@code New York Philharmonic, Rush Hour: Bernstein, Ravel}. */
    private static String title(String orchestra, String series, @Nullable String composers) {
        String title = orchestra + ", " + series;
        if (composers == null) {
            return title;
        }
        List<String> surnames =
                Arrays.stream(composers.split(";")).map(ConcertFile::surname).toList();
        return surnames.size() <= COMPOSERS_IN_TITLE
                ? title + ": " + String.join(", ", surnames)
                : title + ": " + String.join(", ", surnames.subList(0, COMPOSERS_IN_TITLE)) + " and others";
    }

    /** Of {@code Ades [Adès], Thomas}: the file writes the name as it is spelt in brackets. */
    private static String surname(String composer) {
        return composer.split(",", 2)[0]
                .replaceAll("^[^\\[]*\\[([^\\]]+)\\].*", "$1")
                .strip();
    }

    private static @Nullable String known(String cell) {
        return cell.isBlank() || cell.equals(UNKNOWN) ? null : cell.strip();
    }
}
