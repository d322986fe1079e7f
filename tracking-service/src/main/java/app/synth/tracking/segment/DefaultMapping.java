package app.synth.tracking.segment;

import app.synth.tracking.source.EventMapping;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterResources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What events mean where their source does not say: {@code default-mapping.json}. */
@RegisterResources(globs = "app/synth/tracking/segment/default-mapping.json")
final class DefaultMapping {
    private static final String RESOURCE = "default-mapping.json";

    private DefaultMapping() {}

    static EventMapping load() {
        try (InputStream json = DefaultMapping.class.getResourceAsStream(RESOURCE)) {
            if (json == null) {
                throw new IllegalStateException("The resource " + RESOURCE + " is missing");
            }
            return EventMapping.of(new ObjectMapper().readTree(json));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
