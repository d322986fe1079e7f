package app.synth.tracking.ingest;

import app.synth.tracking.source.Sender;

/** Reads single items of one API again, after they were kept as they were sent. */
public interface FaceReader {
    Face face();

    /**
     * The item; what is wrong with it is noted in it.
     *
     * @param body JSON, as quarantined or corrected
     * @param sender who sent it, then
     */
    Item read(String body, Sender sender);
}
