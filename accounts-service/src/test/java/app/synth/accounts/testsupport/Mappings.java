package app.synth.accounts.testsupport;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Configuration as the service reads it, without the service. */
public final class Mappings {
    private Mappings() {}

    /** The mapping with the defaults of its interface and nothing else. */
    public static <T> T defaults(Class<T> mapping) {
        return with(mapping, Map.of());
    }

    /** The mapping with some properties set. */
    public static <T> T with(Class<T> mapping, Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(properties)
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}
