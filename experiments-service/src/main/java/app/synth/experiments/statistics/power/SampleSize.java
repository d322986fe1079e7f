package app.synth.experiments.statistics.power;

import java.util.List;

/**
 * How many users are needed.
 *
 * @param perVariant in the variants' order
 */
public record SampleSize(List<Long> perVariant) {

    public SampleSize {
        perVariant = List.copyOf(perVariant);
    }

    /** Of all variants together. */
    public long total() {
        return perVariant.stream().mapToLong(Long::longValue).sum();
    }
}
