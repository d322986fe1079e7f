package app.synth.bench.profile;

import app.synth.bench.server.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A flight recording of the service: CPU time by method, native code included, and allocations. */
public final class JfrRecording {
    private static final List<String> VIEWS = List.of("cpu-time-hot-methods", "gc-pauses");

    private final JavaProcess service;
    private final Path file;

    private JfrRecording(JavaProcess service, Path file) {
        this.service = service;
        this.file = file;
    }

    /** Begins to record. */
    public static JfrRecording start(JavaProcess service, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        service.jcmd(
                "JFR.start",
                "name=bench",
                "settings=profile",
                "jdk.CPUTimeSample#enabled=true",
                "jdk.CPUTimeSample#throttle=1ms");
        return new JfrRecording(service, file);
    }

    /** Ends the recording, and says in text what is in it. */
    public String stop() throws IOException {
        service.jcmd("JFR.stop", "name=bench", "filename=" + file);
        StringBuilder text = new StringBuilder();
        text.append(CpuBreakdown.of(file)).append(AllocationBreakdown.of(file));
        for (String view : VIEWS) {
            text.append(JavaProcess.tool(List.of(
                    "jfr",
                    "view",
                    "--width",
                    "140",
                    "--truncate",
                    "beginning",
                    "--cell-height",
                    "1",
                    view,
                    file.toString())));
        }
        return text.append("The recording: ").append(file).append('\n').toString();
    }
}
