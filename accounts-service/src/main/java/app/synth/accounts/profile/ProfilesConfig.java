package app.synth.accounts.profile;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How profiles are kept and imported. */
@ConfigMapping(prefix = "accounts.profiles")
public interface ProfilesConfig {

    /** How exactly it is known when somebody was last here: it is written at most once in this time. */
    @WithDefault("5m")
    Duration activeWithin();

    /** How imports are read and stored. */
    Import imports();

    /** An import is read a line at a time and stored a batch at a time. */
    interface Import {
        /** The longest line; a longer one is refused, and costs no other. */
        @WithDefault("64K")
        MemorySize longestLine();

        /** How many lines are stored together. */
        @WithDefault("500")
        int batchLines();

        /** How long storing them may take before the import stops. */
        @WithDefault("30s")
        Duration storeWithin();

        /** After how many lines the report says how far it is. */
        @WithDefault("10000")
        int progressLines();

        /** How many lines that were not stored the report names. All are counted. */
        @WithDefault("1000")
        int reportedAtMost();
    }
}
