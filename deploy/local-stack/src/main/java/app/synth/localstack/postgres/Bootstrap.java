package app.synth.localstack.postgres;

import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the suite's roles and schemas in a database, by the SQL file that Kubernetes runs too. */
public final class Bootstrap {
    private final PostgresServer server;
    private final RolePasswords passwords;

    public Bootstrap(PostgresServer server, RolePasswords passwords) {
        this.server = server;
        this.passwords = passwords;
    }

    /** Prepares the database, which may have been prepared before, and says how each service reaches it. */
    public Map<ServiceName, DatabaseAccess> apply(String database) throws SQLException {
        try (Connection connection = server.connect(database)) {
            tellPasswords(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute(script());
            }
        }
        Map<ServiceName, DatabaseAccess> access = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            access.put(service, access(service, database));
        }
        return access;
    }

    private void tellPasswords(Connection connection) throws SQLException {
        try (PreparedStatement setting = connection.prepareStatement("select set_config(?, ?, false)")) {
            for (ServiceName service : ServiceName.values()) {
                for (String role : List.of(service.ownerRole(), service.serviceRole())) {
                    setting.setString(1, "synth." + role + "_password");
                    setting.setString(2, passwords.of(role));
                    setting.execute();
                }
            }
        }
    }

    private DatabaseAccess access(ServiceName service, String database) {
        return new DatabaseAccess(
                server.url(database),
                service.ownerRole(),
                passwords.of(service.ownerRole()),
                service.serviceRole(),
                passwords.of(service.serviceRole()));
    }

    private static String script() {
        try (InputStream file = Bootstrap.class.getResourceAsStream("bootstrap.sql")) {
            if (file == null) {
                throw new IllegalStateException("bootstrap.sql is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
