package app.synth.tracking.report;

import org.jspecify.annotations.Nullable;

/**
 * One figure beside what it should be.
 *
 * @param name what is checked; its unit where it has one
 * @param value null where there was nothing to measure
 * @param warning the threshold; null where there is none
 * @param critical the threshold; null where there is none
 * @param status ok, warning or critical
 */
record ReportCheck(
        String name,
        @Nullable Double value,
        @Nullable Double warning,
        @Nullable Double critical,
        String status) {
    static final String OK = "ok";
    static final String WARNING = "warning";
    static final String CRITICAL = "critical";

    /** What should not be more than the thresholds. */
    static ReportCheck atMost(
            String name, @Nullable Double value, @Nullable Double warning, @Nullable Double critical) {
        return new ReportCheck(name, value, warning, critical, status(value, warning, critical, 1));
    }

    /** What should not be less than the thresholds. */
    static ReportCheck atLeast(
            String name, @Nullable Double value, @Nullable Double warning, @Nullable Double critical) {
        return new ReportCheck(name, value, warning, critical, status(value, warning, critical, -1));
    }

    private static String status(
            @Nullable Double value, @Nullable Double warning, @Nullable Double critical, int worse) {
        if (value == null) {
            return OK;
        }
        if (critical != null && Double.compare(value, critical) == worse) {
            return CRITICAL;
        }
        return warning != null && Double.compare(value, warning) == worse ? WARNING : OK;
    }
}
