package app.synth.analytics.behaviour;

import app.synth.analytics.lines.Table;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A measure over the days asked about.
 *
 * @param unit percent or seconds
 * @param all everything together
 * @param by page, tab or source; null where it is not divided
 * @param groups the largest parts
 */
@RegisterForReflection
public record DistributionAnswer(
        LocalDate from,
        LocalDate to,
        String unit,
        Distribution all,
        @Nullable String by,
        List<Distribution> groups) implements Table {
    public DistributionAnswer {
        groups = List.copyOf(groups);
    }

    @Override
    public Class<BucketLine> kind() {
        return BucketLine.class;
    }

    /** The histogram of everything together, then those of the parts. */
    @Override
    public List<BucketLine> lines() {
        return Stream.concat(
                        BucketLine.of(null, all).stream(),
                        groups.stream().flatMap(group -> BucketLine.of(by, group).stream()))
                .toList();
    }
}
