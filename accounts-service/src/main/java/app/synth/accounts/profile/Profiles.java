package app.synth.accounts.profile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds profiles, and makes one the first time its user calls. */
@ApplicationScoped
public class Profiles implements PanacheRepositoryBase<Profile, UUID> {
    private final AccountsConfig config;

    Profiles(AccountsConfig config) {
        this.config = config;
    }

    /** The user's profile. Two first calls at once make one profile. */
    @WithTransaction
    public Uni<Profile> of(UUID userId) {
        return findById(userId).onItem().ifNull().switchTo(() -> make(userId));
    }

    private Uni<Profile> make(UUID userId) {
        String type = config.firstAdmin().filter(userId::equals).isPresent() ? "admin" : "user";
        return Panache.getSession()
                .chain(session -> session.createMutationQuery("""
                        insert into Profile (userId, accountType)
                        values (:user, :type)
                        on conflict (userId) do nothing
                        """)
                        .setParameter("user", userId)
                        .setParameter("type", type)
                        .executeUpdate())
                .chain(() -> findById(userId));
    }
}
