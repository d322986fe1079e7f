package app.synth.tracking.ingest;

import app.synth.tracking.source.Source;

/** Reads single items of one API again, after they were kept as they were sent. */
public interface FaceReader {
    Face face();

    /**
     * The item; what is wrong with it is noted in it.
     *
     * @param body JSON, as quarantined or corrected
     */
    Item read(String body, Source source);
}
