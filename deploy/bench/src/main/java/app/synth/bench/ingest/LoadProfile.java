package app.synth.bench.ingest;

import app.synth.bench.machine.ThreadTimes;
import app.synth.bench.profile.JfrRecording;
import app.synth.bench.profile.StatementTimes;
import app.synth.bench.profile.WaitSampler;
import app.synth.bench.server.BenchServer;
import app.synth.bench.server.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Where the time goes on both sides while a load runs. */
final class LoadProfile {
    interface Load {
        void run() throws IOException;
    }

    private final BenchServer server;
    private final Path target;

    LoadProfile(BenchServer server, Path target) {
        this.server = server;
        this.target = target;
    }

    /** @param name of the load, and of the recording */
    String of(String name, Load load) throws IOException, SQLException {
        try (Connection connection = server.connect();
                WaitSampler waits = new WaitSampler(server.connect())) {
            StatementTimes.reset(connection);
            JfrRecording recording = JfrRecording.start(
                    new JavaProcess(server.service().pid()), target.resolve("ingest-" + name + ".jfr"));
            ThreadTimes before = ThreadTimes.of(server.service());
            load.run();
            ThreadTimes threads = ThreadTimes.of(server.service()).since(before);
            String postgres = StatementTimes.top(connection) + waits;
            return "\n## Profile: %s\n\nCPU of the service by thread\n".formatted(name)
                    + threads
                    + recording.stop()
                    + postgres;
        }
    }
}
