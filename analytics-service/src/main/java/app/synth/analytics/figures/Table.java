package app.synth.analytics.figures;

import java.util.List;

/** An answer that can be told as lines, all of one kind. */
interface Table {

    /** What a line is. */
    Class<? extends Record> kind();

    List<? extends Record> lines();
}
