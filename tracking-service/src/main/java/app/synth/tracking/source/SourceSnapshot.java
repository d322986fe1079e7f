package app.synth.tracking.source;

import java.util.Map;

/**
 * All sources and keys, as they were at one version of them.
 *
 * @param version grows with every change
 * @param keys all there ever were: one that is known to be revoked need not be looked for
 */
record SourceSnapshot(long version, Map<String, Source> sources, Map<KeyHash, WriteKey> keys) {
    static final SourceSnapshot NONE = new SourceSnapshot(-1, Map.of(), Map.of());

    SourceSnapshot {
        sources = Map.copyOf(sources);
        keys = Map.copyOf(keys);
    }
}
