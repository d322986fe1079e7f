package app.synth.accounts.claim;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How ownership is claimed. */
@ConfigMapping(prefix = "accounts.claims")
public interface ClaimsConfig {

    /** How many claims of one user may wait for a decision. */
    @WithDefault("50")
    int pendingAtMost();
}
