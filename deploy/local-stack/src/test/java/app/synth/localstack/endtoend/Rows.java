package app.synth.localstack.endtoend;

import app.synth.localstack.Stack;
import app.synth.localstack.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the running stack's tables: each row is a line whose cells are joined by {@code |}; null is empty. */
record Rows(PostgresServer server) {

    List<String> of(String sql, Object... parameters) throws SQLException {
        try (Connection connection = server.connect(Stack.DATABASE);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                List<String> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(row(found));
                }
                return rows;
            }
        }
    }

    private static String row(ResultSet found) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
            String cell = found.getString(column);
            cells.add(cell == null ? "" : cell);
        }
        return String.join("|", cells);
    }
}
