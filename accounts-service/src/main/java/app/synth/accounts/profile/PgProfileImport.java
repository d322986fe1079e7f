package app.synth.accounts.profile;

import app.synth.accounts.change.Attribution;
import app.synth.accounts.change.PgBulkChanges;
import app.synth.accounts.profile.ImportLine.Readable;
import app.synth.accounts.profile.ImportLine.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Stores imported profiles, a batch in a transaction: what there is none of is made, then what there is is changed in what
 * its line names. Rows are taken in the order of their ids, so that two imports at once wait for each other instead of
 * blocking each other.
 */
@ApplicationScoped
class PgProfileImport {
    private static final String SENT = """
            (select user_id, document::jsonb as document
             from unnest($1::uuid[], $2::text[]) as line (user_id, document)) as sent
            """;

    private static final String INSERT =
            "insert into accounts.profiles (user_id, " + each("%1$s") + ")\nselect user_id, "
                    + each("coalesce((document ->> '%1$s')::%2$s, %3$s)")
                    + "\nfrom " + SENT + """
            order by user_id
            on conflict (user_id) do nothing
            returning user_id
            """;

    private static final String LOCK = """
            select user_id, account_type
            from accounts.profiles
            where user_id = any($1)
            order by user_id
            for no key update
            """;

    private static final String UPDATE = "update accounts.profiles as profile\nset "
            + each("%1$s = case when document ? '%1$s' then (document ->> '%1$s')::%2$s else profile.%1$s end")
            + "\nfrom " + SENT + """
            where profile.user_id = sent.user_id
            returning old.version <> new.version or old.last_active_at is distinct from new.last_active_at as changed
            """;

    private final PgBulkChanges changes;

    PgProfileImport(PgBulkChanges changes) {
        this.changes = changes;
    }

    /** Stores lines of which no two name the same user. A line that the database refuses costs no other. */
    Uni<ImportOutcome> store(Attribution attribution, List<Readable> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(ImportOutcome.NONE);
        }
        return changes.by(
                        attribution,
                        connection -> insert(connection, lines).chain(made -> change(connection, lines, made)))
                .onFailure(PgProfileImport::isOfTheData)
                .recoverWithUni(refusal -> apart(attribution, lines));
    }

    private Uni<ImportOutcome> apart(Attribution attribution, List<Readable> lines) {
        if (lines.size() == 1) {
            long number = lines.getFirst().number();
            return Uni.createFrom()
                    .item(refused(new Refused(number, "storage_refused", null, "It cannot be stored as it is")));
        }
        int half = lines.size() / 2;
        return store(attribution, lines.subList(0, half))
                .chain(first ->
                        store(attribution, lines.subList(half, lines.size())).map(first::and));
    }

    private static Uni<Set<UUID>> insert(SqlConnection connection, List<Readable> lines) {
        return connection.preparedQuery(INSERT).execute(sent(lines)).map(rows -> {
            Set<UUID> made = new HashSet<>();
            rows.forEach(row -> made.add(row.getUUID("user_id")));
            return made;
        });
    }

    private static Uni<ImportOutcome> change(SqlConnection connection, List<Readable> lines, Set<UUID> made) {
        List<Readable> others =
                lines.stream().filter(line -> !made.contains(line.userId())).toList();
        if (others.isEmpty()) {
            return Uni.createFrom().item(new ImportOutcome(made.size(), 0, 0, List.of()));
        }
        return lock(connection, others).chain(types -> {
            List<Readable> changing = new ArrayList<>();
            List<Refused> refused = new ArrayList<>();
            others.forEach(line -> {
                AccountType type = types.get(line.userId());
                if (type == null) {
                    refused.add(new Refused(line.number(), "storage_refused", null, "The account was just deleted"));
                } else if (type == AccountType.ADMIN && line.names(Set.of(ProfileField.ACCOUNT_TYPE))) {
                    refused.add(new Refused(
                            line.number(), "is_admin", "account_type", "An import takes no admin's type away"));
                } else {
                    changing.add(line);
                }
            });
            return update(connection, changing)
                    .map(changed ->
                            new ImportOutcome(made.size(), changed, changing.size() - changed, List.copyOf(refused)));
        });
    }

    private static Uni<Map<UUID, AccountType>> lock(SqlConnection connection, List<Readable> lines) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(users(lines))).map(rows -> {
            Map<UUID, AccountType> types = new HashMap<>();
            rows.forEach(row -> types.put(
                    row.getUUID("user_id"),
                    AccountType.of(row.getString("account_type")).orElseThrow()));
            return types;
        });
    }

    private static Uni<Integer> update(SqlConnection connection, List<Readable> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return connection.preparedQuery(UPDATE).execute(sent(lines)).map(rows -> {
            int changed = 0;
            for (Row row : rows) {
                changed += Boolean.TRUE.equals(row.getBoolean("changed")) ? 1 : 0;
            }
            return changed;
        });
    }

    private static Tuple sent(List<Readable> lines) {
        return Tuple.of(
                users(lines),
                lines.stream().map(line -> line.values().toString()).toArray(String[]::new));
    }

    private static UUID[] users(List<Readable> lines) {
        return lines.stream().map(Readable::userId).toArray(UUID[]::new);
    }

    private static ImportOutcome refused(Refused line) {
        return new ImportOutcome(0, 0, 0, List.of(line));
    }

    /** Data exceptions and integrity violations: those of one line, whatever becomes of the others. */
    private static boolean isOfTheData(Throwable failure) {
        return failure instanceof PgException refusal
                && (refusal.getSqlState().startsWith("22")
                        || refusal.getSqlState().startsWith("23"));
    }

    /** SQL of every field: its name, its type and what a new profile has without it. */
    private static String each(String pattern) {
        Function<ProfileField, String> sql =
                field -> pattern.formatted(field.key(), field.sqlType(), field.whenMissing());
        return Arrays.stream(ProfileField.values()).map(sql).collect(Collectors.joining(",\n    "));
    }
}
