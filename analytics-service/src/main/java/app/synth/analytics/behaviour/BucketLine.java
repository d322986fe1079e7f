package app.synth.analytics.behaviour;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of the histogram of everything together, or of a part.
 *
 * @param by page, tab or source, of which the part is one; null for everything together
 * @param label of the part; null for the part that has none, and for everything together
 * @param from as the others of {@link Bucket}
 */
@RegisterForReflection
public record BucketLine(
        @Nullable String by,
        @Nullable String label,
        double from,
        @Nullable Double to,
        long count) {

    static List<BucketLine> of(@Nullable String by, Distribution part) {
        return part.histogram().stream()
                .map(bucket -> new BucketLine(by, part.label(), bucket.from(), bucket.to(), bucket.count()))
                .toList();
    }
}
