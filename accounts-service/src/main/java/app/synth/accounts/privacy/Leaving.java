package app.synth.accounts.privacy;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.PgChanges;
import app.synth.accounts.profile.AccountType;
import app.synth.accounts.profile.Profile;
import app.synth.accounts.profile.Profiles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Asks to be deleted, and calls it off. */
@ApplicationScoped
class Leaving {
    private final PgChanges changes;
    private final Profiles profiles;
    private final PgDeletionRequests requests;
    private final PrivacyConfig config;

    Leaving(PgChanges changes, Profiles profiles, PgDeletionRequests requests, PrivacyConfig config) {
        this.changes = changes;
        this.profiles = profiles;
        this.requests = requests;
        this.config = config;
    }

    /** @return the request, the earlier one where there was one; empty where nobody else would be an admin */
    Uni<Optional<DeletionRequest>> ask(UUID user) {
        return changes.by(
                Actor.user(user),
                () -> profiles.of(user)
                        .chain(profile -> requests.find(user)
                                .chain(earlier ->
                                        earlier.isPresent() ? Uni.createFrom().item(earlier) : askFirst(profile))));
    }

    private Uni<Optional<DeletionRequest>> askFirst(Profile profile) {
        UUID user = profile.userId();
        return mayLeave(profile)
                .chain(may -> may
                        ? requests.insert(user, config.grace()).chain(() -> requests.find(user))
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Boolean> mayLeave(Profile profile) {
        return profile.accountType() == AccountType.ADMIN
                ? requests.anotherAdminStays(profile.userId())
                : Uni.createFrom().item(true);
    }

    Uni<Optional<DeletionRequest>> find(UUID user) {
        return requests.find(user);
    }

    /** Whether there was something to be called off. */
    Uni<Boolean> cancel(UUID user) {
        return changes.by(Actor.user(user), () -> requests.cancel(user));
    }
}
