package app.synth.accounts.request;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.PgChanges;
import app.synth.accounts.profile.AccountType;
import app.synth.accounts.profile.Profiles;
import app.synth.accounts.request.RequestState.Move;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes requests and decides them. */
@ApplicationScoped
class RequestDesk {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final PgChanges changes;
    private final Profiles profiles;
    private final AccountTypeRequests requests;
    private final PgAccountTypes types;

    RequestDesk(PgChanges changes, Profiles profiles, AccountTypeRequests requests, PgAccountTypes types) {
        this.changes = changes;
        this.profiles = profiles;
        this.requests = requests;
        this.types = types;
    }

    Uni<RequestOutcome> ask(UUID user, AccountType type, Map<String, Object> businessInfo) {
        return changes.by(
                Actor.user(user),
                () -> profiles.of(user).chain(profile -> {
                    if (profile.accountType() == type) {
                        return Uni.createFrom().item(new RequestOutcome.AlreadyThat(type));
                    }
                    return types.ask(user, type, json(businessInfo)).chain(this::made);
                }));
    }

    Uni<RequestOutcome> withdraw(UUID user, UUID id) {
        return changes.by(
                Actor.user(user),
                () -> requests.locked(id).map(request -> {
                    if (request == null || !request.userId.equals(user)) {
                        return new RequestOutcome.Unknown();
                    }
                    return move(request, Move.WITHDRAW, user, null);
                }));
    }

    /** @param reason the admin's words; may be null for an approval */
    Uni<RequestOutcome> decide(UUID admin, UUID id, Move move, @Nullable String reason) {
        return changes.by(
                Actor.user(admin),
                reason,
                () -> requests.locked(id).chain(request -> {
                    if (request == null) {
                        return Uni.createFrom().item(new RequestOutcome.Unknown());
                    }
                    if (request.userId.equals(admin)) {
                        return Uni.createFrom().item(new RequestOutcome.Own());
                    }
                    return switch (move) {
                        case APPROVE -> approve(request, admin, reason);
                        case REJECT, WITHDRAW -> Uni.createFrom().item(move(request, move, admin, reason));
                    };
                }));
    }

    private Uni<RequestOutcome> made(@Nullable UUID id) {
        return id == null
                ? Uni.createFrom().item(new RequestOutcome.AnotherPending())
                : requests.findById(id).map(request -> new RequestOutcome.Done(RequestView.of(request)));
    }

    /** The account is what was asked for in the same moment in which the request is approved, or neither. */
    private Uni<RequestOutcome> approve(AccountTypeRequest request, UUID admin, @Nullable String reason) {
        if (RequestState.of(request.state)
                .flatMap(state -> state.after(Move.APPROVE))
                .isEmpty()) {
            return Uni.createFrom().item(move(request, Move.APPROVE, admin, reason));
        }
        AccountType type = AccountType.of(request.requestedType).orElseThrow();
        return types.change(request.userId, type, json(request.businessInfo)).map(outcome -> switch (outcome) {
            case DONE -> move(request, Move.APPROVE, admin, reason);
            case LAST_ADMIN -> new RequestOutcome.LastAdmin();
            case UNKNOWN_USER -> new RequestOutcome.Unknown();
        });
    }

    private static RequestOutcome move(AccountTypeRequest request, Move move, UUID by, @Nullable String reason) {
        RequestState state = RequestState.of(request.state).orElseThrow();
        return state.after(move)
                .<RequestOutcome>map(next -> {
                    request.state = next.code();
                    request.reason = reason;
                    request.decidedBy = by;
                    request.decidedAt = Instant.now();
                    return new RequestOutcome.Done(RequestView.of(request));
                })
                .orElseGet(() -> new RequestOutcome.Decided(state, move));
    }

    private static String json(Map<String, Object> businessInfo) {
        try {
            return JSON.writeValueAsString(businessInfo);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
