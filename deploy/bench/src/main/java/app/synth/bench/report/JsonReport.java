package app.synth.bench.report;

import app.synth.bench.load.Latencies;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A report for programs: everything that is in the table, unrounded. */
public final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    public static String of(Report report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("title", report.title());
        report.conditions().forEach(root.putObject("conditions")::put);
        var measurements = root.putArray("measurements");
        for (Measurement measured : report.measurements()) {
            describe(measurements.addObject(), measured);
        }
        var goals = root.putArray("goals");
        for (Goal goal : report.goals()) {
            goals.addObject()
                    .put("name", goal.name())
                    .put("value", goal.value())
                    .put("unit", goal.unit())
                    .put("target", goal.target())
                    .put("aim", goal.aim())
                    .put("met", goal.verdict() != Verdict.MISSED);
        }
        var checks = root.putArray("checks");
        for (Check check : report.checks()) {
            checks.addObject()
                    .put("name", check.name())
                    .put("passed", check.passed())
                    .put("detail", check.detail());
        }
        report.notes().forEach(root.putArray("notes")::add);
        return root.toPrettyString();
    }

    private static void describe(ObjectNode node, Measurement measured) {
        node.put("name", measured.name())
                .put("unit", measured.unit())
                .put("per_second", measured.perSecond())
                .put("items", measured.items())
                .put("failed", measured.load().failed())
                .put("seconds", measured.load().took().toNanos() / 1e9);
        node.put("others_cpu_share", measured.othersShare());
        node.putObject("cpu_ms_each")
                .put("service", measured.serviceMillis())
                .put("postgres", measured.postgresMillis())
                .put("load_generator", measured.loadMillis());
        Latencies latencies = measured.load().latencies();
        if (latencies != null) {
            node.putObject("latency_ms")
                    .put("p50", latencies.p50())
                    .put("p95", latencies.p95())
                    .put("p99", latencies.p99())
                    .put("p99_9", latencies.p999())
                    .put("max", latencies.max());
        }
    }
}
