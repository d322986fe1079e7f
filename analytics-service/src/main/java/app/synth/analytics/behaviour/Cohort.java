package app.synth.analytics.behaviour;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Those first seen on a day, or in a week.
 *
 * @param start the day, or the week's Monday
 * @param size how many they are
 * @param cells how many of them were there in each period that has begun
 */
@RegisterForReflection
public record Cohort(LocalDate start, long size, List<Cell> cells) {
    public Cohort {
        cells = List.copyOf(cells);
    }

    /**
     * One period.
     *
     * @param period 0 is the cohort's own day or week
     * @param returned how many were there
     * @param share of the cohort
     * @param complete whether the period is over: before that the number may grow
     */
    @RegisterForReflection
    public record Cell(int period, long returned, @Nullable Double share, boolean complete) {}
}
