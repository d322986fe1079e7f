package app.synth.experiments.statistics;

/** When one may look at results, and what it costs. Decided before the start, for all metrics of an experiment. */
public sealed interface Procedure permits FixedHorizon, ConfidenceSequence {

    Alpha alpha();

    /** The same procedure with another alpha, as for one of several comparisons. */
    Procedure withAlpha(Alpha other);

    /** Compares two variants by their moments: means, ratios, what {@link Cuped} adjusted. */
    Figure<Effect> compare(Moments control, Moments treatment);

    /** Compares two shares. */
    Figure<Effect> compare(ProportionSample control, ProportionSample treatment);

    /** How many standard errors of a difference its interval is wide, to each side, with many users. */
    double criticalValue(long users);

    /** Compares two samples of the same kind. */
    default <S extends Sample<S>> Figure<Effect> compare(S control, S treatment) {
        if (control instanceof ProportionSample ofControl && treatment instanceof ProportionSample ofTreatment) {
            return compare(ofControl, ofTreatment);
        }
        return control.moments().flatMap(one -> treatment.moments().flatMap(other -> compare(one, other)));
    }
}
