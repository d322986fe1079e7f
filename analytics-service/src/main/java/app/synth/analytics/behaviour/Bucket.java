package app.synth.analytics.behaviour;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a histogram.
 *
 * @param from the least value in it
 * @param to the first value above it; null for the last
 */
@RegisterForReflection
public record Bucket(double from, @Nullable Double to, long count) {

    /**
     * The columns between 0, borders, and no end.
     *
     * @param counts one more than borders
     */
    static List<Bucket> all(Double[] borders, Long[] counts) {
        List<Bucket> all = new ArrayList<>();
        for (int index = 0; index < counts.length; index++) {
            all.add(new Bucket(
                    index == 0 ? 0 : borders[index - 1],
                    index < borders.length ? borders[index] : null,
                    counts[index]));
        }
        return List.copyOf(all);
    }
}
