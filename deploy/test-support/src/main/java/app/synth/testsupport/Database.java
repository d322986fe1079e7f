package app.synth.testsupport;

import app.synth.localstack.postgres.Bootstrap;
import app.synth.localstack.postgres.DatabaseAccess;
import app.synth.localstack.postgres.PostgresServer;
import app.synth.localstack.topology.ServiceName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Plain SQL on the database of the service under test, as superuser or as one of the suite's roles. */
public final class Database {
    private final PostgresServer server;
    private final String name;
    private final Map<ServiceName, DatabaseAccess> access;

    /** Nobody's at the moment. To open one costs more than most statements that tests run. */
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    Database(PostgresServer server, String name, Map<ServiceName, DatabaseAccess> access) {
        this.server = server;
        this.name = name;
        this.access = Map.copyOf(access);
    }

    /** A database of its own, for what concerns no running service: migrated by these services, in this order. */
    public static Database migrated(List<ServiceName> order) throws SQLException {
        PostgresServer server = SharedPostgres.server().server();
        String name = SharedPostgres.nextDatabase();
        server.createDatabase(name);
        Map<ServiceName, DatabaseAccess> access = new Bootstrap(server, SharedPostgres.passwords()).apply(name);
        Database database = new Database(server, name, access);
        order.forEach(service -> Migrations.apply(service, database.access(service)));
        return database;
    }

    /** A new connection as superuser; names of tables must be qualified. */
    public Connection connection() throws SQLException {
        return server.connect(name);
    }

    /** A new connection with the rights of the running service. */
    public Connection connectAs(ServiceName service) throws SQLException {
        DatabaseAccess role = access(service);
        return DriverManager.getConnection(role.jdbcUrl(), role.username(), role.password());
    }

    /** A new connection with the rights of the service's migrations. */
    public Connection connectAsOwner(ServiceName service) throws SQLException {
        DatabaseAccess role = access(service);
        return DriverManager.getConnection(role.jdbcUrl(), role.ownerUsername(), role.ownerPassword());
    }

    /** A new connection as a role that a test has made. */
    public Connection connectAs(String role, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:" + server.url(name), role, password);
    }

    /** How a service reaches this database. */
    public DatabaseAccess access(ServiceName service) {
        DatabaseAccess found = access.get(service);
        if (found == null) {
            throw new IllegalArgumentException("no access for " + service);
        }
        return found;
    }

    /** All rows as column name to value. */
    public List<Map<String, @Nullable Object>> query(String sql, @Nullable Object... parameters) {
        return run(sql, parameters, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        });
    }

    /** The only column of the only row. */
    public @Nullable Object value(String sql, @Nullable Object... parameters) {
        List<Map<String, @Nullable Object>> rows = query(sql, parameters);
        if (rows.size() != 1 || rows.getFirst().size() != 1) {
            throw new IllegalStateException("expected one value, got " + rows);
        }
        return rows.getFirst().values().iterator().next();
    }

    /** The only column of the only row, a number: {@code count("select count(*) from …")}. */
    public long count(String sql, @Nullable Object... parameters) {
        if (value(sql, parameters) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException("not a number: " + sql);
    }

    /** Runs a statement and says how many rows it touched. */
    public int update(String sql, @Nullable Object... parameters) {
        return run(sql, parameters, PreparedStatement::executeUpdate);
    }

    @FunctionalInterface
    private interface Work<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, @Nullable Object[] parameters, Work<T> work) {
        try {
            Connection connection = idleOrNew();
            try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                return work.of(statement);
            } finally {
                idle.addFirst(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A test may have taken the server away meanwhile. */
    private Connection idleOrNew() throws SQLException {
        for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            if (kept.isValid(1)) {
                return kept;
            }
            kept.close();
        }
        return connection();
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static List<Map<String, @Nullable Object>> read(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        while (rows.next()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                row.put(columns.getColumnLabel(i), rows.getObject(i));
            }
            all.add(row);
        }
        return all;
    }
}
