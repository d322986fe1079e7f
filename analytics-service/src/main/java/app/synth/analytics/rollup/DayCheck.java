package app.synth.analytics.rollup;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param compared rows of recomputed figures
 * @param differences rows that were not as recomputed
 * @param sample some of them, as a JSON array
 */
record DayCheck(long compared, long differences, String sample) {

    /** All of it, with a sample of so many at most. */
    static DayCheck sum(List<DayCheck> checks, int sampleAtMost) {
        StringBuilder sample = new StringBuilder("[");
        int left = sampleAtMost;
        for (DayCheck check : checks) {
            if (check.differences > 0 && left > 0) {
                sample.append(sample.length() > 1 ? "," : "").append(check.sample, 1, check.sample.length() - 1);
                left -= (int) Math.min(left, check.differences);
            }
        }
        return new DayCheck(
                checks.stream().mapToLong(DayCheck::compared).sum(),
                checks.stream().mapToLong(DayCheck::differences).sum(),
                sample.append("]").toString());
    }
}
