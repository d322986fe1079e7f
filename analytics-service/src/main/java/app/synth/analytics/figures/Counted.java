package app.synth.analytics.figures;

import java.util.SequencedMap;

/** Figures of a period, some of which are numbers of things and so can be compared with another period's. */
interface Counted {

    /** Those, by the names that they have in JSON. */
    SequencedMap<String, Long> counted();
}
