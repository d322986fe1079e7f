package app.synth.accounts.profile;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.UUID;

/** How the first accounts come to be. */
@ConfigMapping(prefix = "accounts")
public interface AccountsConfig {

    /** The subject whose profile is made as an admin's at its first call; everybody else starts as a user. */
    Optional<UUID> firstAdmin();
}
