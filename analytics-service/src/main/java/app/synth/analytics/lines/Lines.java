package app.synth.analytics.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Writes lines: CSV as RFC 4180 has it, or JSON. */
@ApplicationScoped
public class Lines {
    private static final TypeReference<Map<String, @Nullable Object>> CELLS = new TypeReference<>() {};
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    private final ObjectMapper mapper;

    Lines(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** A whole table; CSV with a header. */
    String of(Table table, Form form) {
        return switch (form) {
            case CSV -> csv(columns(table.kind()), cells(table.lines()), true);
            case JSON, NDJSON -> json(table.lines());
        };
    }

    /** Lines with these columns, in their order; each with its end. */
    public String of(List<String> columns, List<Map<String, @Nullable Object>> rows, boolean header, Form form) {
        return switch (form) {
            case CSV -> csv(columns, rows, header);
            case JSON, NDJSON -> json(rows);
        };
    }

    private static List<String> columns(Class<? extends Record> kind) {
        return Arrays.stream(kind.getRecordComponents())
                .map(component -> NAMES.translate(component.getName()))
                .toList();
    }

    private List<Map<String, @Nullable Object>> cells(List<? extends Record> lines) {
        return lines.stream().map(line -> mapper.convertValue(line, CELLS)).toList();
    }

    static String csv(List<String> columns, List<Map<String, @Nullable Object>> rows, boolean header) {
        StringBuilder text = new StringBuilder();
        try {
            if (header) {
                CSVFormat.RFC4180.printRecord(text, columns.toArray());
            }
            for (Map<String, @Nullable Object> row : rows) {
                CSVFormat.RFC4180.printRecord(
                        text,
                        columns.stream().map(name -> Cells.of(row.get(name))).toArray());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private String json(List<?> rows) {
        StringBuilder text = new StringBuilder();
        try {
            for (Object row : rows) {
                text.append(mapper.writeValueAsString(row)).append('\n');
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }
}
