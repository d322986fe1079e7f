package app.synth.bench.machine;

import java.time.Duration;

/**
 * CPU time of the three that take part, at one moment or over a stretch of time.
 *
 * @param machine of everything on the machine, the three included
 */
public record CpuTimes(Duration service, Duration postgres, Duration load, Duration machine) {
    public static CpuTimes now(ProcessTree service, ProcessTree postgres) {
        return new CpuTimes(
                service.cpu(), postgres.cpu(), ProcessTree.ofThisProcess().ownCpu(), MachineFacts.busy());
    }

    public CpuTimes since(CpuTimes before) {
        return new CpuTimes(
                service.minus(before.service),
                postgres.minus(before.postgres),
                load.minus(before.load),
                machine.minus(before.machine));
    }

    /** What all else used, the kernel's own threads among it. */
    public Duration others() {
        return machine.minus(service).minus(postgres).minus(load);
    }
}
