package app.synth.accounts.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How accounts end. */
@ConfigMapping(prefix = "accounts.privacy")
public interface PrivacyConfig {

    /** How long somebody who asked to be deleted may think again. */
    @WithDefault("14d")
    Duration grace();

    /** How often what is due is deleted. */
    @WithDefault("1m")
    Duration deletedEvery();

    /** How many accounts are deleted in one transaction. */
    @WithDefault("100")
    int deletedAtOnce();
}
