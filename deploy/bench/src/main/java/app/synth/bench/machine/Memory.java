package app.synth.bench.machine;

/**
 * A process's resident memory, in MiB.
 *
 * @param peak the most there was since the process began
 */
public record Memory(double resident, double peak) {
    /** Reads {@code /proc/PID/status}. */
    static Memory parse(String status) {
        return new Memory(mebibytes(status, "VmRSS:"), mebibytes(status, "VmHWM:"));
    }

    private static double mebibytes(String status, String field) {
        return status.lines()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).replace("kB", "").trim())
                .mapToDouble(kibibytes -> Long.parseLong(kibibytes) / 1024.0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + field + " in the process's status"));
    }
}
