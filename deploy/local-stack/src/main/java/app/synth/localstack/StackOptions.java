package app.synth.localstack;

import app.synth.localstack.postgres.PostgresServer;
import app.synth.localstack.topology.Ports;
import app.synth.localstack.topology.ServiceName;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is to be like.
 *
 * @param root the project's root directory, where the packaged services are
 * @param given a PostgreSQL server to use instead of an own one
 * @param data where an own server keeps its data; without it, they go when the stack stops
 * @param without the services that somebody else runs, on the ports they would have here
 * @param sample whether to load sample data
 */
public record StackOptions(
        Path root,
        Ports ports,
        @Nullable PostgresServer given,
        @Nullable Path data,
        Set<ServiceName> without,
        boolean sample) {
    /** Where the output of the services goes. */
    Path logs() {
        return data != null ? data.resolve("logs") : root.resolve("deploy/local-stack/target/logs");
    }
}
