package app.synth.experiments.statistics.verdict;

/** Why a verdict is what it is. */
public enum Reason {
    /** Users are not split as was asked for. */
    SAMPLE_RATIO_MISMATCH,
    /** Too many users were shown two variants, or one the server would not have given. */
    TOO_MANY_EXCLUDED,
    /** Nobody was exposed yet. */
    NO_USERS,
    /** Not every weekday was seen as often as agreed. */
    BEFORE_MINIMUM_RUN,
    /** A variant has fewer users than agreed. */
    BEFORE_MINIMUM_USERS,
    /** The procedure allows one look, at the planned end. */
    FIXED_HORIZON_BEFORE_END,
    /** There is no success metric to be better in. */
    NO_SUCCESS_METRIC,
    /** A success metric is better. */
    SUCCESS_METRIC_BETTER,
    /** A success metric is worse. */
    SUCCESS_METRIC_WORSE,
    /** A success metric may be better, worse, or the same. */
    SUCCESS_METRIC_OPEN,
    /** A success metric cannot be computed. */
    SUCCESS_METRIC_UNKNOWN,
    /** A guardrail metric is no worse than its margin allows. */
    GUARDRAIL_HOLDS,
    /** A guardrail metric is worse than its margin allows. */
    GUARDRAIL_VIOLATED,
    /** A guardrail metric may or may not be worse than its margin allows. */
    GUARDRAIL_OPEN,
    /** A guardrail metric cannot be computed. */
    GUARDRAIL_UNKNOWN,
    /** The planned end came, and no success metric is better. */
    NO_EFFECT_AT_END
}
