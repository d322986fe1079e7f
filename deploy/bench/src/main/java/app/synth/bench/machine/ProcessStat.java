package app.synth.bench.machine;

import java.time.Duration;

/**
 * The CPU time in one line of {@code /proc/PID/stat}.
 *
 * @param own what the process used itself, in user and kernel mode
 * @param endedChildren what its children used that have ended and been waited for, with theirs
 */
record ProcessStat(Duration own, Duration endedChildren) {
    /** USER_HZ, which is 100 to programs whatever the kernel's own clock. */
    private static final long MILLIS_PER_TICK = 10;

    // Fields are counted after the name, which stands in parentheses and may contain anything.
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    static ProcessStat parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).trim().split(" ", -1);
        return new ProcessStat(
                ticks(fields[USER], fields[SYSTEM]), ticks(fields[CHILDREN_USER], fields[CHILDREN_SYSTEM]));
    }

    Duration total() {
        return own.plus(endedChildren);
    }

    private static Duration ticks(String user, String system) {
        return Duration.ofMillis((Long.parseLong(user) + Long.parseLong(system)) * MILLIS_PER_TICK);
    }
}
