package app.synth.accounts.client.permission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where accounts-service is, how long its answers are believed, and how this service is told that they have changed. */
@ConfigMapping(prefix = "permissions")
public interface PermissionsConfig {

    /** Base URL of accounts-service, without a path. */
    URI accountsUrl();

    /** How long an answer about a user is believed at most, before accounts-service is asked again. */
    @WithDefault("30s")
    Duration liveFor();

    /**
     * How long an answer about a machine's key is believed at most. A revoked key works no longer than this, even where
     * nobody tells of it; with what accounts-service itself may not have heard yet, within 10 seconds.
     */
    @WithDefault("5s")
    Duration keysLiveFor();

    /** How long an answer is believed while this service should be told of changes and cannot be. */
    @WithDefault("2s")
    Duration liveForUnheard();

    /** How many callers' permissions are kept at once. */
    @WithDefault("100000")
    long usersAtMost();

    /** How many answers about a caller and a resource are kept at once. */
    @WithDefault("100000")
    long ownershipsAtMost();

    /** How long one call of accounts-service may take. */
    @WithDefault("2s")
    Duration callTimeout();

    /** Whether to be told of changes by PostgreSQL, over one connection; else they are seen after {@link #liveFor}. */
    @WithDefault("true")
    boolean listen();

    /**
     * The database that tells of changes, by default the service's own. Behind a connection pooler such as PgBouncer this
     * must be PostgreSQL itself.
     */
    Optional<String> listenUrl();

    /** Who logs in there; needs no rights but to connect. */
    Optional<String> listenUsername();

    /** With which password. */
    Optional<String> listenPassword();
}
