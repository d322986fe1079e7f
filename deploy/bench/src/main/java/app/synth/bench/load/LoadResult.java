package app.synth.bench.load;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one load.
 *
 * @param took from the first request to the last answer
 * @param answered requests that were answered with success
 * @param items what the successful answers brought: interactions stored, rows copied
 * @param failed requests that were answered with anything else
 * @param failure the first of those answers
 * @param latencies of all answers, where they were taken
 */
public record LoadResult(
        Duration took,
        long answered,
        long items,
        long failed,
        @Nullable String failure,
        @Nullable Latencies latencies) {

    public double answeredPerSecond() {
        return answered / seconds();
    }

    public double itemsPerSecond() {
        return items / seconds();
    }

    private double seconds() {
        return took.toNanos() / 1e9;
    }
}
