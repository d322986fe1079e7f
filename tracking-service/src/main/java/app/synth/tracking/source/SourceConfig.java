package app.synth.tracking.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How sources are kept in memory, and what they may send where they say nothing themselves. Limits are per replica. */
@ConfigMapping(prefix = "tracking.sources")
public interface SourceConfig {

    /** How often Postgres is asked whether sources or keys changed: a revoked key works at most this long elsewhere. */
    @WithDefault("2s")
    Duration refresh();

    /** The least time between two questions that unknown keys cause. A request with one waits at most this long for an answer. */
    @WithDefault("500ms")
    Duration refreshAtMostEvery();

    /** How long Postgres may take to answer before it is taken to be away. */
    @WithDefault("2s")
    Duration answerWithin();

    /** Interactions per second that one source may send to this replica in the long run. */
    @WithDefault("50000")
    int perSecond();

    /** Interactions that one source may send to this replica at once after a pause. */
    @WithDefault("100000")
    int burst();

    /** Interactions per second that one user of a source may send to this replica in the long run. */
    @WithDefault("500")
    int userPerSecond();

    /** Interactions that one user of a source may send to this replica at once after a pause. */
    @WithDefault("25000")
    int userBurst();

    /** How many users' limits are kept at once; beyond it, those that were idle longest begin anew. */
    @WithDefault("50000")
    long usersAtMost();

    /** After how long without a request a user's limit begins anew. */
    @WithDefault("10m")
    Duration usersIdle();
}
