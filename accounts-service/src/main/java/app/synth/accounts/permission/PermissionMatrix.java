package app.synth.accounts.permission;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.GrantedPermissions;
import app.synth.accounts.client.permission.PermissionSource;
import app.synth.accounts.profile.Profiles;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What each account type is granted. */
@ApplicationScoped
public class PermissionMatrix implements PanacheRepositoryBase<AccountPermission, UUID>, PermissionSource {
    private final Profiles profiles;

    PermissionMatrix(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    @WithTransaction
    public Uni<GrantedPermissions> permissions(Caller caller) {
        UUID user = caller.userId();
        return profiles.of(user)
                .chain(profile -> granted(profile.accountType())
                        .map(keys -> new GrantedPermissions(user, profile.accountType(), keys)));
    }

    private Uni<Set<String>> granted(String accountType) {
        return list("accountType = ?1 and granted", accountType)
                .map(cells -> cells.stream().map(cell -> cell.permissionKey).collect(Collectors.toSet()));
    }
}
