package app.synth.experiments.assignment;

/** Why an assignment is what it is; the words are OpenFeature's where it has one. */
public enum Reason {
    /** In the experiment: a person of the team said so, for this subject. Never counted. */
    OVERRIDE,
    /** In the experiment: the variant that the subject was first exposed to. */
    KEPT,
    /** In the experiment: the variant comes from the split. */
    SPLIT,
    /** Not in the experiment: the subject is held out of everything. */
    HELD_OUT,
    /** Not in the experiment: in the namespace, the subject belongs to another. */
    NOT_IN_NAMESPACE,
    /** Not in the experiment: it is not for such as the subject. */
    CONDITION_NOT_MET,
    /** Not in the experiment: the subject's bucket lies outside the coverage. */
    NOT_COVERED,
    /** Not in the experiment: it is not running, or it is outside its dates. */
    DISABLED,
    /** Not in the experiment: it is divided by an id that the caller did not give, or does not have. */
    NO_SUBJECT,
    /** Not in the experiment: what the subject was exposed to decides, and cannot be read at the moment. */
    STORE_UNAVAILABLE;

    /** Whether the subject has a variant. */
    public boolean isIn() {
        return this == OVERRIDE || this == KEPT || this == SPLIT;
    }
}
