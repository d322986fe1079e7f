package app.synth.tracking.source;

import io.smallrye.mutiny.Uni;

/** Where sources and keys are kept. */
interface SourceStore {

    /**
     * All sources and keys at a moment after the question.
     *
     * @param known what the asker has; the answer when nothing has changed since
     * @return fails when the store cannot be asked
     */
    Uni<SourceSnapshot> latest(SourceSnapshot known);
}
