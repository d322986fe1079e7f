package app.synth.accounts.request;

import app.synth.accounts.profile.AccountType;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Writes account types, within a transaction of {@link app.synth.accounts.change.PgChanges}. Whoever changes one holds all
 * admins' rows until the transaction ends, always taken in the same order: two admins who demote each other come one after
 * the other, and the second finds that there is only one left.
 */
@ApplicationScoped
public class PgAccountTypes {
    private static final String HOLD = """
            select cast(user_id as text), account_type
            from profiles
            where account_type = 'admin' or user_id = :user
            order by profiles.user_id
            for no key update
            """;

    // As text first: bound as jsonb, the driver takes a String for a JSON string.
    private static final String WRITE = """
            update profiles
            set account_type = :type, business_info = coalesce(cast(cast(:business as text) as jsonb), business_info)
            where user_id = :user
            """;

    private static final String ASK = """
            insert into account_type_requests (user_id, requested_type, business_info)
            values (:user, :type, cast(cast(:business as text) as jsonb))
            on conflict (user_id) where state = 'pending' do nothing
            returning cast(account_type_request_id as text)
            """;

    /** How a change of type ends. */
    public enum Outcome {
        DONE,
        UNKNOWN_USER,
        LAST_ADMIN
    }

    /** @param businessInfo in JSON; null leaves what is there */
    Uni<Outcome> change(UUID user, AccountType type, @Nullable String businessInfo) {
        return Panache.getSession()
                .chain(session -> hold(session, user).chain(held -> {
                    Outcome outcome = judge(held, user.toString(), type);
                    return outcome == Outcome.DONE
                            ? write(session, user, type, businessInfo).replaceWith(outcome)
                            : Uni.createFrom().item(outcome);
                }));
    }

    /** A new request's id; null where one is pending already. */
    Uni<@Nullable UUID> ask(UUID user, AccountType type, String businessInfo) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ASK, String.class)
                        .setParameter("user", user)
                        .setParameter("type", type.code())
                        .setParameter("business", businessInfo)
                        .getSingleResultOrNull())
                .map(id -> id == null ? null : UUID.fromString(id));
    }

    private static Uni<List<Object[]>> hold(Mutiny.Session session, UUID user) {
        return session.createNativeQuery(HOLD, Object[].class)
                .setParameter("user", user)
                .getResultList();
    }

    private static Outcome judge(List<Object[]> held, String user, AccountType type) {
        String admin = AccountType.ADMIN.code();
        String before = held.stream()
                .filter(row -> user.equals(row[0]))
                .map(row -> (String) row[1])
                .findAny()
                .orElse(null);
        if (before == null) {
            return Outcome.UNKNOWN_USER;
        }
        boolean another = held.stream().anyMatch(row -> !user.equals(row[0]) && admin.equals(row[1]));
        return before.equals(admin) && type != AccountType.ADMIN && !another ? Outcome.LAST_ADMIN : Outcome.DONE;
    }

    private static Uni<Integer> write(
            Mutiny.Session session, UUID user, AccountType type, @Nullable String businessInfo) {
        return session.createNativeQuery(WRITE)
                .setParameter("user", user)
                .setParameter("type", type.code())
                .setParameter("business", businessInfo)
                .executeUpdate();
    }
}
