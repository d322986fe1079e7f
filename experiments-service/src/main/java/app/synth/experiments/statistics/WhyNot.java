package app.synth.experiments.statistics;

/** Why a {@link Figure} cannot be computed. */
public enum WhyNot {
    NO_USERS("a variant has no users"),
    ONE_USER("a variant has one user only: how much users differ cannot be said"),
    TOO_FEW_USERS("a variant has too few users for the normal approximation"),
    ZERO_VARIANCE("every user has the same value: there is nothing to compare by"),
    ZERO_DENOMINATOR("the ratio's denominator is zero"),
    ZERO_BASELINE("the control's mean is zero: a difference is no percentage of it"),
    NEGATIVE_BASELINE("the control's mean is negative: a difference is no percentage of it"),
    BASELINE_TOO_NOISY("the control's mean cannot be told from zero, so that no percentage of it can be bounded"),
    TOO_FEW_VARIANTS("there is only one variant"),
    OUT_OF_REACH("no number of users, or no possible change, is enough"),
    NOT_FINITE("the numbers are too large to be computed with");

    private final String text;

    WhyNot(String text) {
        this.text = text;
    }

    /** In words, to follow "not known: ". */
    public String text() {
        return text;
    }
}
