package app.synth.accounts.profile;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.PgChanges;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Finds profiles, and makes one the first time its user calls. */
@ApplicationScoped
public class Profiles implements PanacheRepositoryBase<Profile, UUID> {
    private final AccountsConfig accounts;
    private final ProfilesConfig config;
    private final PgChanges changes;

    Profiles(AccountsConfig accounts, ProfilesConfig config, PgChanges changes) {
        this.accounts = accounts;
        this.config = config;
        this.changes = changes;
    }

    /** The user's profile. Two first calls at once make one profile. */
    @WithTransaction
    public Uni<Profile> of(UUID userId) {
        return findById(userId).onItem().ifNull().switchTo(() -> make(userId));
    }

    /** The same, for a user who is here now. */
    @WithTransaction
    Uni<Profile> present(UUID userId) {
        return of(userId)
                .chain(profile ->
                        isLongAgo(profile) ? seen(profile) : Uni.createFrom().item(profile));
    }

    /** Anybody's, if there is one. */
    @WithSession
    Uni<Optional<Profile>> find(UUID userId) {
        return findById(userId).map(Optional::ofNullable);
    }

    /** Changes one's own profile, if it is still what one has read. */
    Uni<Profile> change(UUID userId, ProfilePatch patch, String ifMatch) {
        return changes.by(
                Actor.user(userId),
                () -> of(userId)
                        .chain(made -> reread(made, LockModeType.PESSIMISTIC_WRITE))
                        .invoke(profile -> profile.tag().check(ifMatch))
                        .chain(profile -> apply(profile, patch)));
    }

    private Uni<Profile> apply(Profile profile, ProfilePatch patch) {
        patch.values().forEach(profile::change);
        return reread(profile, LockModeType.NONE);
    }

    /** As it stands in the table: with its version, and what others changed. */
    private Uni<Profile> reread(Profile profile, LockModeType lock) {
        return Panache.getSession()
                .chain(session -> session.flush()
                        .invoke(() -> session.detach(profile))
                        .chain(() -> findById(profile.userId, lock)));
    }

    private boolean isLongAgo(Profile profile) {
        return profile.lastActiveAt == null
                || profile.lastActiveAt.isBefore(Instant.now().minus(config.activeWithin()));
    }

    /** Asked once more while it is written: of many calls at once, one writes. */
    private Uni<Profile> seen(Profile profile) {
        Instant now = Instant.now();
        return update(
                        "lastActiveAt = ?1 where userId = ?2 and (lastActiveAt is null or lastActiveAt < ?3)",
                        now,
                        profile.userId,
                        now.minus(config.activeWithin()))
                .chain(written -> reread(profile, LockModeType.NONE));
    }

    private Uni<Profile> make(UUID userId) {
        AccountType type =
                accounts.firstAdmin().filter(userId::equals).isPresent() ? AccountType.ADMIN : AccountType.USER;
        return changes.by(
                Actor.user(userId),
                () -> Panache.getSession()
                        .chain(session -> session.createMutationQuery("""
                        insert into Profile (userId, accountType)
                        values (:user, :type)
                        on conflict (userId) do nothing
                        """)
                                .setParameter("user", userId)
                                .setParameter("type", type)
                                .executeUpdate())
                        .chain(() -> findById(userId)));
    }
}
