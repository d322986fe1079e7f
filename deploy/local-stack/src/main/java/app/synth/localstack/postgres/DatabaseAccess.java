package app.synth.localstack.postgres;

/**
 * How one service reaches its database.
 *
 * @param url {@code postgresql://host:port/database}, without credentials
 * @param ownerUsername the role that owns the schema and runs the migrations
 * @param username the role of the running service
 */
public record DatabaseAccess(String url, String ownerUsername, String ownerPassword, String username, String password) {
    public String jdbcUrl() {
        return "jdbc:" + url;
    }

    /** Without the passwords: this ends up in logs. */
    @Override
    public String toString() {
        return url + " as " + username + " (owner " + ownerUsername + ")";
    }
}
