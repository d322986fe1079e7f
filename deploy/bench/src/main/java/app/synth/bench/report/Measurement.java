package app.synth.bench.report;

import app.synth.bench.load.LoadResult;
import app.synth.bench.machine.CpuTimes;
import java.time.Duration;

/**
 * One thing measured.
 *
 * @param unit what {@code perSecond} counts
 * @param items how many there were in all
 * @param cpu what all processes used for them
 */
public record Measurement(String name, String unit, double perSecond, long items, LoadResult load, CpuTimes cpu) {
    /** Counts answers: calls, requests. */
    public static Measurement ofAnswers(String name, String unit, LoadResult load, CpuTimes cpu) {
        return new Measurement(name, unit, load.answeredPerSecond(), load.answered(), load, cpu);
    }

    /** Counts what the answers brought: rows, interactions stored. */
    public static Measurement ofItems(String name, String unit, LoadResult load, CpuTimes cpu) {
        return new Measurement(name, unit, load.itemsPerSecond(), load.items(), load, cpu);
    }

    /** CPU milliseconds that the service used for one. */
    public double serviceMillis() {
        return each(cpu.service());
    }

    /** CPU milliseconds that PostgreSQL used for one. */
    public double postgresMillis() {
        return each(cpu.postgres());
    }

    /** CPU milliseconds that the load generator used for one. */
    public double loadMillis() {
        return each(cpu.load());
    }

    /** CPU milliseconds that service and PostgreSQL used for one together. */
    public double serverMillis() {
        return serviceMillis() + postgresMillis();
    }

    /** The service's part of that. */
    public double serviceShare() {
        return serverMillis() == 0 ? 0 : serviceMillis() / serverMillis();
    }

    /** How much of the machine's CPU went to what has nothing to do with this: near 0, or the figures say little. */
    public double othersShare() {
        double capacity = load.took().toNanos() * (double) Runtime.getRuntime().availableProcessors();
        return capacity == 0 ? 0 : Math.max(0, cpu.others().toNanos() / capacity);
    }

    private double each(Duration time) {
        return items == 0 ? 0 : time.toNanos() / 1e6 / items;
    }
}
