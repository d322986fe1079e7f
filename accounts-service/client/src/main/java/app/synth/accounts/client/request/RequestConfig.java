package app.synth.accounts.client.request;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What any request may be like. */
@ConfigMapping(prefix = "request")
public interface RequestConfig {

    /** The largest body; a larger one is 413. */
    @WithDefault("4M")
    MemorySize largestBody();
}
