package app.synth.localstack.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What else is known of an interaction, put together key by key. */
public final class Metadata {
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Metadata() {}

    public static Metadata of(String key, Object value) {
        return new Metadata().and(key, value);
    }

    public Metadata and(String key, Object value) {
        values.put(key, value);
        return this;
    }

    public Map<String, Object> map() {
        return Collections.unmodifiableMap(values);
    }
}
