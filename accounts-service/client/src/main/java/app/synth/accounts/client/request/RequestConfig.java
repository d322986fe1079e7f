package app.synth.accounts.client.request;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** What any request may be like. */
@ConfigMapping(prefix = "request")
public interface RequestConfig {

    /** The largest body; a larger one is 413. */
    @WithDefault("4M")
    MemorySize largestBody();

    /** Paths whose bodies may be of any size, because they are read piece by piece and never held in memory. */
    Optional<Set<String>> unlimitedPaths();
}
