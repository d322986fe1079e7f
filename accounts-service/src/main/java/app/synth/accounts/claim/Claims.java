package app.synth.accounts.claim;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.PgChanges;
import app.synth.accounts.claim.ClaimOutcome.Done;
import app.synth.accounts.claim.NewClaim.Evidence;
import app.synth.accounts.client.request.Cursor;
import app.synth.accounts.profile.Profiles;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes claims and decides about them, one decision at a time. */
@ApplicationScoped
class Claims implements PanacheRepositoryBase<OwnershipClaim, UUID> {
    private final PgChanges changes;
    private final PgClaims rows;
    private final Profiles profiles;
    private final ClaimsConfig config;
    private final ObjectMapper mapper;

    Claims(PgChanges changes, PgClaims rows, Profiles profiles, ClaimsConfig config, ObjectMapper mapper) {
        this.changes = changes;
        this.rows = rows;
        this.profiles = profiles;
        this.config = config;
        this.mapper = mapper;
    }

    /** Claims something for the user who asks. */
    Uni<ClaimOutcome> claim(NewClaim claim) {
        UUID user = claim.userId();
        return changes.by(
                Actor.user(user),
                () -> profiles.of(user)
                        .chain(profile -> rows.claimingPermissions(claim.resourceType())
                                .chain(anyOf -> rows.hasAny(user, anyOf)
                                        .chain(allowed -> allowed
                                                ? makePending(claim)
                                                : Uni.createFrom()
                                                        .item(new ClaimOutcome.NotAllowed(
                                                                profile.accountType()
                                                                        .code(),
                                                                claim.resourceType(),
                                                                anyOf))))));
    }

    private Uni<ClaimOutcome> makePending(NewClaim claim) {
        return rows.hold(claim.userId())
                .chain(held -> count("userId = ?1 and state = ?2", claim.userId(), ClaimState.PENDING))
                .chain(pending -> pending >= config.pendingAtMost()
                        ? Uni.createFrom().item(new ClaimOutcome.TooMany(config.pendingAtMost()))
                        : rows.insert(claim, json(claim.evidence()), ClaimState.PENDING, null, null)
                                .chain(this::made));
    }

    private Uni<ClaimOutcome> made(@Nullable UUID claimId) {
        return claimId == null
                ? Uni.createFrom().item(new ClaimOutcome.Exists())
                : findById(claimId).map(Done::new);
    }

    /** Takes back a claim of one's own. */
    Uni<ClaimOutcome> withdraw(UUID user, UUID claimId) {
        return changes.by(
                Actor.user(user),
                () -> locked(claimId)
                        .map(found -> found.filter(claim -> claim.userId.equals(user))
                                .<ClaimOutcome>map(claim -> move(claim, new Decision(ClaimMove.WITHDRAW, null), null))
                                .orElseGet(ClaimOutcome.Unknown::new)));
    }

    /** An admin's decision about somebody else's claim. */
    Uni<ClaimOutcome> decide(UUID admin, UUID claimId, Decision decision) {
        return changes.by(
                Actor.user(admin),
                decision.reason(),
                () -> locked(claimId)
                        .map(found -> found.map(claim -> claim.userId.equals(admin)
                                        ? new ClaimOutcome.Own()
                                        : move(claim, decision, admin))
                                .orElseGet(ClaimOutcome.Unknown::new)));
    }

    /** An admin says what is somebody else's: a pending claim is approved, an approved one stays, else there is a new one. */
    Uni<ClaimOutcome> record(UUID admin, NewClaim claim, @Nullable String reason) {
        if (claim.userId().equals(admin)) {
            return Uni.createFrom().item(new ClaimOutcome.Own());
        }
        return changes.by(
                Actor.user(admin),
                reason,
                () -> rows.hold(claim.userId())
                        .chain(known -> known
                                ? rows.insert(claim, "{}", ClaimState.APPROVED, admin, reason)
                                        .chain(made -> made == null ? approveOpen(admin, claim, reason) : made(made))
                                : Uni.createFrom().item(new ClaimOutcome.Unknown())));
    }

    private Uni<ClaimOutcome> approveOpen(UUID admin, NewClaim claim, @Nullable String reason) {
        return find(
                        "userId = ?1 and resourceType = ?2 and resourceId = ?3 and state in ?4",
                        claim.userId(),
                        claim.resourceType(),
                        claim.resourceId(),
                        List.of(ClaimState.PENDING, ClaimState.APPROVED))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<OwnershipClaim>firstResult()
                .map(open -> {
                    if (open == null) {
                        return new ClaimOutcome.Unknown(); // decided against at this very moment
                    }
                    return open.state == ClaimState.APPROVED
                            ? new Done(open)
                            : move(open, new Decision(ClaimMove.APPROVE, reason), admin);
                });
    }

    /** A page of claims, the newest first, and one more where there is another page. */
    @WithSession
    Uni<List<OwnershipClaim>> page(ClaimFilter filter, @Nullable Cursor after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        when(conditions, values, "state", filter.state());
        when(conditions, values, "resourceType", filter.resourceType());
        when(conditions, values, "resourceId", filter.resourceId());
        when(conditions, values, "userId", filter.userId());
        if (after != null) {
            values.add(after.time(0));
            values.add(after.uuid(1));
            conditions.add("(createdAt, claimId) < (?%d, ?%d)".formatted(values.size() - 1, values.size()));
        }
        return find(String.join(" and ", conditions) + " order by createdAt desc, claimId desc", values.toArray())
                .range(0, limit)
                .list();
    }

    private static void when(List<String> conditions, List<Object> values, String field, @Nullable Object value) {
        if (value != null) {
            values.add(value);
            conditions.add(field + " = ?" + values.size());
        }
    }

    private Uni<Optional<OwnershipClaim>> locked(UUID claimId) {
        return findById(claimId, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    private static ClaimOutcome move(OwnershipClaim claim, Decision decision, @Nullable UUID by) {
        Optional<ClaimState> next = claim.state.after(decision.move());
        if (next.isEmpty()) {
            return new ClaimOutcome.Illegal(claim.state, decision.move());
        }
        claim.state = next.get();
        claim.reason = decision.reason();
        claim.decidedBy = by;
        claim.decidedAt = Instant.now();
        return new Done(claim);
    }

    private String json(@Nullable Evidence evidence) {
        try {
            return mapper.writeValueAsString(
                    evidence == null ? Map.of() : Map.of("text", evidence.text(), "links", evidence.links()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
