package app.synth.analytics.rollup;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Figures by row and column, without zeros: what is compared. */
final class Cells {
    private final Map<String, Map<String, BigDecimal>> rows = new TreeMap<>();

    void add(String row, String column, long amount) {
        add(row, column, BigDecimal.valueOf(amount));
    }

    void add(String row, String column, BigDecimal amount) {
        rows.computeIfAbsent(row, absent -> new TreeMap<>()).merge(column, amount, BigDecimal::add);
    }

    BigDecimal get(String row, String column) {
        return rows.getOrDefault(row, Map.of()).getOrDefault(column, BigDecimal.ZERO);
    }

    Map<String, Map<String, BigDecimal>> withoutZeros() {
        Map<String, Map<String, BigDecimal>> result = new TreeMap<>();
        rows.forEach((row, columns) -> columns.forEach((column, value) -> {
            if (value.signum() != 0) {
                result.computeIfAbsent(row, absent -> new TreeMap<>())
                        .put(column, new BigDecimal(value.stripTrailingZeros().toPlainString()));
            }
        }));
        return result;
    }
}
