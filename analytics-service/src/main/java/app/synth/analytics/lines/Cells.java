package app.synth.analytics.lines;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What stands in the cells of a CSV file. */
final class Cells {
    /** Spreadsheets take a text that begins with one of these for a formula, and run it. */
    private static final String FORMULA = "=+-@\t\r\n";

    private Cells() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Object text -> harmless(text.toString());
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
