package app.synth.accounts.request;

import app.synth.accounts.client.request.Cursor;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds requests. Their ids are in the order in which they were made. */
@ApplicationScoped
public class AccountTypeRequests implements PanacheRepositoryBase<AccountTypeRequest, UUID> {

    /** For a move: whoever comes second waits, and then sees what the first has done. */
    Uni<@Nullable AccountTypeRequest> locked(UUID request) {
        return findById(request, LockModeType.PESSIMISTIC_WRITE);
    }

    @WithSession
    Uni<@Nullable AccountTypeRequest> one(UUID request) {
        return findById(request);
    }

    /** A page of somebody's own, newest first, and one more where there is another page. */
    @WithSession
    Uni<List<AccountTypeRequest>> of(UUID user, @Nullable Cursor after, int limit) {
        return after == null
                ? find("userId = ?1 order by accountTypeRequestId desc", user)
                        .range(0, limit)
                        .list()
                : find(
                                "userId = ?1 and accountTypeRequestId < ?2 order by accountTypeRequestId desc",
                                user,
                                after.uuid(0))
                        .range(0, limit)
                        .list();
    }

    /** A page of everybody's, oldest first, so that who waits longest is seen first; and one more as above. */
    @WithSession
    Uni<List<AccountTypeRequest>> all(
            @Nullable RequestState state, @Nullable UUID user, @Nullable Cursor after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Parameters parameters = new Parameters();
        if (state != null) {
            conditions.add("state = :state");
            parameters.and("state", state.code());
        }
        if (user != null) {
            conditions.add("userId = :user");
            parameters.and("user", user);
        }
        if (after != null) {
            conditions.add("accountTypeRequestId > :end");
            parameters.and("end", after.uuid(0));
        }
        return find(String.join(" and ", conditions) + " order by accountTypeRequestId", parameters)
                .range(0, limit)
                .list();
    }
}
