package app.synth.localstack.topology;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four services. */
public enum ServiceName {
    TRACKING(1),
    ANALYTICS(2),
    ACCOUNTS(3),
    EXPERIMENTS(4);

    private final int portOffset;

    ServiceName(int portOffset) {
        this.portOffset = portOffset;
    }

    /** How far its port is above the gateway's. */
    int portOffset() {
        return portOffset;
    }

    /** The service's short name, which is its schema's name too: {@code tracking}. */
    public String schema() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The service's name as a module, a process and a Kubernetes service: {@code tracking-service}. */
    public String module() {
        return schema() + "-service";
    }

    /** The login role that owns the schema and runs the migrations. */
    public String ownerRole() {
        return schema() + "_owner";
    }

    /** The login role of the running service. */
    public String serviceRole() {
        return schema() + "_service";
    }

    /** Finds a service by its short name or its module's name. */
    public static Optional<ServiceName> find(String name) {
        return Arrays.stream(values())
                .filter(service ->
                        service.schema().equals(name) || service.module().equals(name))
                .findFirst();
    }
}
