package app.synth.localstack.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A PostgreSQL server as its superuser reaches it.
 *
 * @param maintenanceDatabase a database that exists already, from which others are made
 * @param parameters the connection URL's query ({@code sslmode=require}), or an empty text
 */
public record PostgresServer(
        String host, int port, String superuser, String password, String maintenanceDatabase, String parameters) {
    private static final int DEFAULT_PORT = 5432;

    /**
     * Reads {@code postgresql://user:password@host:port/database?parameters}, as libpq and JDBC write it.
     *
     * @throws IllegalArgumentException if it is something else; the message never shows the password
     */
    public static PostgresServer parse(String url) {
        URI uri;
        try {
            uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a PostgreSQL URL", withoutUrl(e));
        }
        boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!postgres || uri.getHost() == null) {
            throw new IllegalArgumentException("expected postgresql://user:password@host:port/database");
        }
        String[] credentials = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        if (credentials.length != 2) {
            throw new IllegalArgumentException("the URL must name a superuser and its password");
        }
        String database = uri.getPath() == null || uri.getPath().length() < 2
                ? "postgres"
                : uri.getPath().substring(1);
        return new PostgresServer(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                decode(credentials[0]),
                decode(credentials[1]),
                database,
                uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    /** The database's address without credentials: {@code postgresql://host:port/database}. */
    public String url(String database) {
        return "postgresql://" + host + ":" + port + "/" + database + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /** A new connection as superuser, in auto-commit mode. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", superuser);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection("jdbc:" + url(database), properties);
    }

    /** Makes a database; one that exists already stays as it is. */
    public void createDatabase(String database) throws SQLException {
        try (Connection connection = connect(maintenanceDatabase)) {
            if (!exists(connection, database)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create database " + statement.enquoteIdentifier(database, true)
                            + " template template0 encoding 'UTF8'");
                }
            }
        }
    }

    /** Drops a database with its connections; one that does not exist is fine. */
    public void dropDatabase(String database) throws SQLException {
        try (Connection connection = connect(maintenanceDatabase);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "drop database if exists " + statement.enquoteIdentifier(database, true) + " with (force)");
        }
    }

    /** Without the password: this ends up in logs. */
    @Override
    public String toString() {
        return superuser + "@" + host + ":" + port;
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select from pg_database where datname = ?")) {
            query.setString(1, database);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Of percent signs only: a plus means a space in forms, not in URLs. */
    private static String decode(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** URI's own message repeats the whole URL. */
    private static Throwable withoutUrl(IllegalArgumentException e) {
        return new IllegalArgumentException(e.getClass().getSimpleName());
    }
}
