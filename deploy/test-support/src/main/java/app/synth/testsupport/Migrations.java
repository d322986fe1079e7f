package app.synth.testsupport;

import app.synth.localstack.postgres.DatabaseAccess;
import app.synth.localstack.topology.ServiceName;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** The real migrations of another service, read from its sources, so that its tables and grants are what they are. */
final class Migrations {
    private static final Path WITHIN_MODULE = Path.of("src", "main", "resources", "db", "migration");

    private Migrations() {}

    static void apply(ServiceName service, DatabaseAccess access) {
        Flyway.configure()
                .dataSource(access.jdbcUrl(), access.ownerUsername(), access.ownerPassword())
                .locations("filesystem:" + folder(service))
                .schemas(service.schema())
                .createSchemas(false)
                .load()
                .migrate();
    }

    /** Beside the module under test, or further up: modules nest. */
    private static Path folder(ServiceName service) {
        for (@Nullable Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve(service.module()).resolve(WITHIN_MODULE);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        throw new IllegalStateException("no migrations of " + service.module() + " around "
                + Path.of("").toAbsolutePath());
    }
}
