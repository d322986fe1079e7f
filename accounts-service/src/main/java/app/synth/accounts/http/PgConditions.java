package app.synth.accounts.http;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a search, of which only those asked for stand in the statement: a plan for "asked or not" would use no
 * index. Values are bound, never written into the text.
 */
public final class PgConditions {
    private final List<String> conditions = new ArrayList<>();
    private final Tuple values = Tuple.tuple();

    /** @param condition with {@code %s} where the value stands */
    public PgConditions when(@Nullable Object value, String condition) {
        if (value != null) {
            conditions.add(condition.formatted(bind(value)));
        }
        return this;
    }

    /** Behind the last row of the page before. */
    public PgConditions after(@Nullable Object at, @Nullable Object id, String condition) {
        if (at != null && id != null) {
            conditions.add(condition.formatted(bind(at), bind(id)));
        }
        return this;
    }

    /** Binds one more value; how it stands in the text. */
    public String bind(Object value) {
        values.addValue(value);
        return "$" + values.size();
    }

    /** Begins with {@code where}; empty where nothing is asked. */
    public String where() {
        return conditions.isEmpty() ? "" : "where " + String.join("\n  and ", conditions);
    }

    public Tuple values() {
        return values;
    }
}
