package app.synth.accounts.apikey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How keys are kept. */
@ConfigMapping(prefix = "api-keys")
public interface ApiKeysConfig {

    /** How many keys that are neither revoked nor past their time one account may have. */
    @WithDefault("20")
    int activeAtMost();

    /** How precise the time of the last use is: it is written at most this often. */
    @WithDefault("1m")
    Duration lastUsedEvery();
}
