package app.synth.bench.ingest;

import app.synth.bench.load.Fresh;
import app.synth.bench.load.LoadResult;
import app.synth.bench.load.Template;
import app.synth.bench.sql.SqlLoad;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Limit A: how fast COPY fills a table like {@code tracking.user_interactions}, with its partitions and its indexes as they
 * are in this version, with rows that the service wrote, under new ids and times.
 */
final class CopyLimit {
    private static final int ROWS_PER_COMMIT = 10_000;
    private static final int DIFFERENT_ROWS = 5_000;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int LONGEST_ROW = 8 * 1024;

    private static final String TABLE = """
            create schema if not exists bench;
            create table bench.copied (like tracking.user_interactions including all) partition by range (occurred_at);
            do $$
            declare
                part record;
            begin
                for part in
                    select relname, pg_get_expr(relpartbound, pg_class.oid) as bounds
                    from pg_inherits join pg_class on pg_class.oid = inhrelid
                    where inhparent = 'tracking.user_interactions'::regclass
                loop
                    execute format('create table bench.%I partition of bench.copied %s',
                                   'copied_' || part.relname, part.bounds);
                end loop;
            end
            $$;
            """;

    /** Every column, except the one that only the writing transaction itself can know. */
    private static final String COLUMNS = """
            select attname, attname in ('id', 'message_id') as fresh_id, attname in ('occurred_at', 'received_at') as fresh_time
            from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
            where attrelid = 'tracking.user_interactions'::regclass and attnum > 0 and not attisdropped
              and attgenerated = '' and coalesce(pg_get_expr(adbin, adrelid), '') not like '%pg_current_xact_id%'
            order by attnum
            """;

    private record Column(String name, String mark) {}

    private final SqlLoad.Connections connections;

    CopyLimit(SqlLoad.Connections connections) {
        this.connections = connections;
    }

    /** Makes the table, empty. */
    void prepare() throws SQLException {
        execute(TABLE);
    }

    /** Drops the table. */
    void clear() throws SQLException {
        execute("drop table bench.copied");
    }

    LoadResult run(int streams, Duration duration) throws SQLException {
        String names;
        List<Template> rows;
        try (Connection connection = connections.open()) {
            List<Column> columns = columns(connection);
            names = String.join(", ", columns.stream().map(Column::name).toList());
            rows = rows(connection, names, columns);
        }
        String copy = "copy bench.copied (" + names + ") from stdin";
        return new SqlLoad(connections, connection -> new Stream(manager(connection), copy, rows)::commitRows)
                .run(streams, duration);
    }

    /** One connection that copies. */
    private static final class Stream {
        private final CopyManager manager;
        private final String copy;
        private final List<Template> rows;
        private final Fresh fresh = new Fresh();
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

        Stream(CopyManager manager, String copy, List<Template> rows) {
            this.manager = manager;
            this.copy = copy;
            this.rows = rows;
        }

        long commitRows() throws SQLException {
            CopyIn sink = manager.copyIn(copy);
            buffer.clear();
            for (int row = 0; row < ROWS_PER_COMMIT; row++) {
                fresh.renew();
                rows.get(fresh.below(rows.size())).write(buffer, fresh);
                if (buffer.remaining() < LONGEST_ROW) {
                    flush(sink);
                }
            }
            flush(sink);
            return sink.endCopy();
        }

        private void flush(CopyIn sink) throws SQLException {
            sink.writeToCopy(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
    }

    private static List<Column> columns(Connection connection) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(COLUMNS)) {
            while (found.next()) {
                String mark =
                        found.getBoolean("fresh_id") ? Fresh.ID : found.getBoolean("fresh_time") ? Fresh.TIME : "";
                columns.add(new Column(found.getString("attname"), mark));
            }
        }
        return columns;
    }

    /** Rows of the service, in COPY's own text format. */
    private static List<Template> rows(Connection connection, String names, List<Column> columns) throws SQLException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            manager(connection)
                    .copyOut(
                            "copy (select %s from tracking.user_interactions limit %d) to stdout"
                                    .formatted(names, DIFFERENT_ROWS),
                            text);
        } catch (IOException e) {
            throw new SQLException("memory cannot be written to", e);
        }
        List<Template> rows = text.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> renewed(line, columns))
                .toList();
        if (rows.isEmpty()) {
            throw new SQLException("there are no rows of the service yet, which the copied ones are to be like");
        }
        return rows;
    }

    private static Template renewed(String line, List<Column> columns) {
        String[] values = line.split("\t", -1);
        for (int column = 0; column < values.length; column++) {
            String mark = columns.get(column).mark();
            values[column] = mark.isEmpty() ? values[column] : mark;
        }
        return Template.of(String.join("\t", values) + "\n");
    }

    private static CopyManager manager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
