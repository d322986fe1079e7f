package app.synth.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process with everything it has started, as Linux accounts for it. */
public record ProcessTree(long pid) {
    public static ProcessTree ofThisProcess() {
        return new ProcessTree(ProcessHandle.current().pid());
    }

    /**
     * The CPU time of the process, of its living descendants and of those that ended. An ended one's time passes to its
     * parent at some moment: only where the same processes were there before and after reading is nothing lost.
     */
    public Duration cpu() {
        while (true) {
            List<Long> before = all();
            Duration sum = before.stream().map(ProcessTree::total).reduce(Duration.ZERO, Duration::plus);
            if (all().equals(before)) {
                return sum;
            }
        }
    }

    /** The CPU time of the process alone. */
    public Duration ownCpu() {
        String line = read(pid, "stat");
        return line == null ? Duration.ZERO : ProcessStat.parse(line).own();
    }

    /** The memory of the process alone. */
    public Memory memory() {
        String status = read(pid, "status");
        if (status == null) {
            throw new IllegalStateException("process " + pid + " is gone");
        }
        return Memory.parse(status);
    }

    private List<Long> all() {
        Stream<Long> descendants = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid);
        return Stream.concat(Stream.of(pid), descendants).sorted().toList();
    }

    private static Duration total(long pid) {
        String line = read(pid, "stat");
        return line == null ? Duration.ZERO : ProcessStat.parse(line).total();
    }

    /** Null for a process that has ended, whose time its parent has then. */
    private static @Nullable String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (NoSuchFileException ended) {
            return null;
        } catch (IOException e) {
            if (ProcessHandle.of(pid).isEmpty()) {
                return null;
            }
            throw new UncheckedIOException(e);
        }
    }
}
