package app.synth.example.good.thing;

import java.sql.Connection;

/** Does everything where it belongs. */
public final class PgThings {
    private final Connection connection;

    public PgThings(Connection connection) {
        this.connection = connection;
    }

    public Thing read() {
        return new Thing(connection.getClass().getName());
    }
}
