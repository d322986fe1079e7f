package app.synth.analytics.figures;

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
class Lines {
    private static final TypeReference<Map<String, @Nullable Object>> CELLS = new TypeReference<>() {};
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    private final ObjectMapper mapper;

    Lines(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** A whole table; CSV with a header. */
    String of(Table table, Form form) {
        List<String> columns = Arrays.stream(table.kind().getRecordComponents())
                .map(component -> NAMES.translate(component.getName()))
                .toList();
        List<Map<String, @Nullable Object>> rows = table.lines().stream()
                .map(line -> mapper.convertValue(line, CELLS))
                .toList();
        return of(columns, rows, form == Form.CSV, form);
    }

    /** Lines with these columns, in their order; each with its end. */
    String of(List<String> columns, List<Map<String, @Nullable Object>> rows, boolean header, Form form) {
        return switch (form) {
            case CSV -> csv(columns, rows, header);
            case JSON, NDJSON -> json(rows);
        };
    }

    private static String csv(List<String> columns, List<Map<String, @Nullable Object>> rows, boolean header) {
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

    private String json(List<Map<String, @Nullable Object>> rows) {
        StringBuilder text = new StringBuilder();
        try {
            for (Map<String, @Nullable Object> row : rows) {
                text.append(mapper.writeValueAsString(row)).append('\n');
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }
}
