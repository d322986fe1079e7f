package app.synth.experiments.serving;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once experiments were read, and then for good: old ones are better than none, and it is said how old they are. */
@Readiness
@ApplicationScoped
class ServingHealth implements HealthCheck {
    private final Snapshots snapshots;

    ServingHealth(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public HealthCheckResponse call() {
        long version = snapshots.version();
        return HealthCheckResponse.named("experiments in memory")
                .status(version >= 0)
                .withData("version", version)
                .withData("age_seconds", snapshots.age().toSeconds())
                .build();
    }
}
