package app.synth.accounts.client.permission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where accounts-service is, and how long its answers are believed. */
@ConfigMapping(prefix = "permissions")
public interface PermissionsConfig {

    /** Base URL of accounts-service, without a path. */
    URI accountsUrl();

    /** How long one user's permissions are believed before accounts-service is asked again. */
    @WithDefault("30s")
    Duration liveFor();

    /** How many users' permissions are kept at once. */
    @WithDefault("100000")
    long usersAtMost();

    /** How long one call of accounts-service may take. */
    @WithDefault("2s")
    Duration callTimeout();
}
