package app.synth.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A shell that waits for this JVM to end and then ends the children that are still there.
 *
 * <p>It reads the process ids to watch from a pipe, which the system closes when this JVM is gone, also after
 * {@code kill -9}. Children that ended before are taken off its list, so that a reused process id is never hit.
 */
final class Watchdog {
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            children=
            while read -r word pid; do
              case $word in
                watch) children="$children $pid" ;;
                forget) left=; for child in $children; do [ "$child" = "$pid" ] || left="$left $child"; done; children=$left ;;
              esac
            done
            for pid in $children; do kill -TERM "$pid" 2>/dev/null; done
            tenths=100
            for pid in $children; do
              while [ $tenths -gt 0 ] && kill -0 "$pid" 2>/dev/null; do sleep 0.1; tenths=$((tenths - 1)); done
            done
            for pid in $children; do kill -KILL "$pid" 2>/dev/null; done
            """;

    private static final Watchdog INSTANCE = new Watchdog();

    private final Writer orders;

    private Watchdog() {
        try {
            Process shell = new ProcessBuilder(OwnGroup.command(List.of("/bin/sh", "-c", SCRIPT)))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            orders = shell.outputWriter(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start /bin/sh", e);
        }
    }

    /** Has the process ended together with this JVM. */
    static void watch(Process child) {
        INSTANCE.order("watch", child.pid());
        Thread.ofPlatform().daemon().name("watch-" + child.pid()).start(() -> forgetWhenEnded(child));
    }

    private static void forgetWhenEnded(Process child) {
        try {
            child.waitFor();
            INSTANCE.order("forget", child.pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void order(String word, long pid) {
        try {
            orders.write(word + " " + pid + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the watchdog is gone", e);
        }
    }
}
