package app.synth.experiments.testsupport;

import io.smallrye.config.SmallRyeConfigBuilder;

/** Configuration as the service reads it, without the service. */
public final class Mappings {
    private Mappings() {}

    /** The mapping with the defaults of its interface and nothing else. */
    public static <T> T defaults(Class<T> mapping) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}
