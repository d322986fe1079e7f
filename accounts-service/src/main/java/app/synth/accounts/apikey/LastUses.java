package app.synth.accounts.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes when keys were used, seldom, and without making anybody wait for it. */
@ApplicationScoped
class LastUses {
    private static final Logger LOG = Logger.getLogger(LastUses.class);
    private static final int KEYS_AT_MOST = 100_000;

    private final PgApiKeys keys;
    private final ApiKeysConfig config;
    private final Cache<UUID, Boolean> noted;

    LastUses(PgApiKeys keys, ApiKeysConfig config) {
        this.keys = keys;
        this.config = config;
        this.noted = Caffeine.newBuilder()
                .maximumSize(KEYS_AT_MOST)
                .expireAfterWrite(config.lastUsedEvery())
                .build();
    }

    void note(UUID keyId) {
        if (noted.asMap().putIfAbsent(keyId, true) == null) {
            keys.used(keyId, config.lastUsedEvery())
                    .subscribe()
                    .with(
                            written -> {},
                            failure -> LOG.warnf("The use of API key %s was not noted: %s", keyId, failure));
        }
    }
}
