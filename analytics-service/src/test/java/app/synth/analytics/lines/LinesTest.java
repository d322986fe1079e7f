package app.synth.analytics.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final List<String> COLUMNS = List.of("a", "b");

    private final Lines lines = new Lines(new ObjectMapper());

    @Test
    void csvIsQuotedWhereItMustBe() {
        assertThat(csv(true, row("plain", "with, comma"), row("a \"quote\"", "two\nlines"), row("Málaga", null)))
                .isEqualTo("a,b\r\nplain,\"with, comma\"\r\n\"a \"\"quote\"\"\",\"two\nlines\"\r\nMálaga,\r\n");
    }

    @Test
    void aLineOfNothingButEmptyCellsIsALine() {
        assertThat(csv(false, row(null, null))).isEqualTo("\"\",\r\n");
    }

    @Test
    void theHeaderStandsOnceAndAlsoAlone() {
        assertThat(csv(true)).isEqualTo("a,b\r\n");
        assertThat(csv(false, row(1, 2))).isEqualTo("1,2\r\n");
    }

    @Test
    void noSpreadsheetTakesATextForAFormula() {
        assertThat(List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx"))
                .allSatisfy(formula -> assertThat(Cells.of(formula)).isEqualTo("'" + formula));
        assertThat(Cells.of("a=1")).isEqualTo("a=1");
        assertThat(Cells.of("")).isEmpty();
        assertThat(Cells.of(-1L)).isEqualTo("-1");
        assertThat(Cells.of(new BigDecimal("-1E+3"))).isEqualTo("-1000");
        assertThat(Cells.of(LocalDate.of(2026, 11, 1))).isEqualTo("2026-11-01");
    }

    @Test
    void jsonIsAnObjectALine() {
        assertThat(lines.of(COLUMNS, List.of(row("=1+1", 2), row(null, "x")), false, Form.NDJSON))
                .isEqualTo("{\"a\":\"=1+1\",\"b\":2}\n{\"a\":null,\"b\":\"x\"}\n");
    }

    @SafeVarargs
    private String csv(boolean header, Map<String, @Nullable Object>... rows) {
        return lines.of(COLUMNS, Arrays.asList(rows), header, Form.CSV);
    }

    private static Map<String, @Nullable Object> row(@Nullable Object... values) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        IntStream.range(0, values.length).forEach(column -> row.put(COLUMNS.get(column), values[column]));
        return row;
    }
}
