package app.synth.bench.report;

import app.synth.bench.load.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report as Markdown whose tables can be read in a terminal, too. */
public final class MarkdownReport {
    private MarkdownReport() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder("## " + report.title() + "\n\n");
        report.conditions()
                .forEach((name, value) -> text.append("- ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        text.append('\n').append(measurements(report.measurements()));
        if (!report.goals().isEmpty()) {
            text.append('\n').append(goals(report.goals()));
        }
        text.append('\n');
        for (Check check : report.checks()) {
            text.append("%s: %s (%s)%n".formatted(check.passed() ? "OK" : "FAIL", check.name(), check.detail()));
        }
        report.notes().forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    private static String measurements(List<Measurement> measurements) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "measured",
                "a second",
                "of",
                "CPU-ms each",
                "service",
                "Postgres",
                "load gen.",
                "p50 ms",
                "p95",
                "p99",
                "p99.9",
                "failed",
                "others' CPU"));
        for (Measurement measured : measurements) {
            Latencies latencies = measured.load().latencies();
            rows.add(List.of(
                    measured.name(),
                    format("%,.0f", measured.perSecond()),
                    measured.unit(),
                    format("%.4f", measured.serverMillis()),
                    format("%.4f", measured.serviceMillis()),
                    format("%.4f", measured.postgresMillis()),
                    format("%.4f", measured.loadMillis()),
                    millis(latencies == null ? null : latencies.p50()),
                    millis(latencies == null ? null : latencies.p95()),
                    millis(latencies == null ? null : latencies.p99()),
                    millis(latencies == null ? null : latencies.p999()),
                    format("%,d", measured.load().failed()),
                    format("%.0f %%", 100 * measured.othersShare())));
        }
        return table(rows);
    }

    private static String goals(List<Goal> goals) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("goal", "value", "target", "aim", ""));
        for (Goal goal : goals) {
            String number = goal.unit().isEmpty() ? "%.2f" : "%.1f " + goal.unit();
            String than = goal.atLeast() ? ">= " : "< ";
            rows.add(List.of(
                    goal.name(),
                    format(number, goal.value()),
                    than + format(number, goal.target()),
                    goal.aim() == null ? "" : than + format(number, goal.aim()),
                    goal.verdict().text()));
        }
        return table(rows);
    }

    /** The first row is the header. Columns are as wide as their widest cell. */
    private static String table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            text.append('|');
            for (int column = 0; column < columns; column++) {
                String alignment = column == 0 ? "-" : "";
                text.append(format(
                        " %" + alignment + Math.max(1, widths[column]) + "s |",
                        rows.get(row).get(column)));
            }
            text.append('\n');
            if (row == 0) {
                text.append('|');
                for (int column = 0; column < columns; column++) {
                    text.append(column == 0 ? ":" : "-")
                            .append("-".repeat(Math.max(1, widths[column])))
                            .append(column == 0 ? "-|" : ":|");
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String millis(@Nullable Double value) {
        return value == null ? "" : format("%.1f", value);
    }

    private static String format(String pattern, Object value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
