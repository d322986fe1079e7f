package app.synth.bench.laboratory;

import app.synth.bench.load.LoadResult;
import app.synth.bench.machine.CpuTimes;
import app.synth.bench.report.Measurement;
import app.synth.bench.report.Report;
import app.synth.bench.server.ServerUnderTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures one thing after another under the same conditions, and adds each to the report. */
public final class Laboratory {
    /** A load that lasts about as long as it is told. */
    public interface Load {
        LoadResult run(Duration duration) throws IOException, SQLException;
    }

    /** How a measurement is counted: by answers or by what they brought. */
    public interface Counting {
        Measurement of(String name, String unit, LoadResult load, CpuTimes cpu);
    }

    private final ServerUnderTest server;
    private final Report report;
    private final Consumer<String> progress;

    public Laboratory(ServerUnderTest server, Report report, Consumer<String> progress) {
        this.server = server;
        this.report = report;
        this.progress = progress;
    }

    /** Lets the load settle, then measures it. */
    public Measurement measure(String name, String unit, Counting counting, Duration settle, Duration length, Load load)
            throws IOException, SQLException {
        checkpoint();
        load.run(settle);
        CpuTimes before = server.cpuTimes();
        LoadResult result = load.run(length);
        CpuTimes used = server.cpuTimes().since(before);
        Measurement measured = counting.of(name, unit, result, used);
        report.add(measured);
        progress.accept(String.format(Locale.ROOT, "%s: %,.0f %s/s", name, measured.perSecond(), unit));
        String failure = result.failure();
        if (failure != null) {
            report.note("%s: %d requests failed, the first with: %s"
                    .formatted(
                            name, result.failed(), failure.lines().findFirst().orElse("")));
        }
        return measured;
    }

    /** So that no measurement pays for what the one before has left to be written. */
    private void checkpoint() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }
}
