package app.synth.bench.rollup;

/**
 * What it took to fold some interactions.
 *
 * @param steps in how many transactions
 * @param stepSeconds how long these took, as the service says
 */
record DayCost(long rows, double steps, double stepSeconds, double elapsed, RollupCpu cpu) {
    double cpuSeconds() {
        return cpu.seconds();
    }

    /** CPU milliseconds of service and backends for so many rows. */
    double millisFor(long some) {
        return 1e3 * cpuSeconds() / rows * some;
    }

    /** The service's part of that. */
    double serviceMillisFor(long some) {
        return cpu.service().toNanos() / 1e6 / rows * some;
    }

    double rowsPerStep() {
        return rows / steps;
    }

    double millisPerStep() {
        return 1e3 * stepSeconds / steps;
    }
}
