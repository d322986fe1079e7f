package app.synth.experiments.assignment;

/** Why an assignment is what it is; the words are OpenFeature's where it has one. */
public enum Reason {
    /** In the experiment: the variant comes from the split, now or when the subject was first exposed. */
    SPLIT,
    /** Not in the experiment: the subject's bucket lies outside the coverage. */
    NOT_COVERED,
    /** Not in the experiment: it is not running, or it is outside its dates. */
    DISABLED
}
