package app.synth.analytics.lines;

import java.util.List;

/** An answer that can be told as lines, all of one kind. */
public interface Table {

    /** What a line is: one that is registered for reflection, since its columns are its components. */
    Class<? extends Record> kind();

    List<? extends Record> lines();
}
