package app.synth.experiments.statistics;

/**
 * By which part the treatment changes the control's mean: 0.05 is five per cent more.
 *
 * @param estimate treatment / control - 1
 */
public record RelativeLift(double estimate, Interval interval) {

    /**
     * With Fieller's interval, which is the one to show: it asks which ratios r go with treatment - r control = 0, so it
     * needs no approximation of a quotient, excludes zero exactly when the difference's interval does, and with a sequence's
     * critical value holds at all times like the sequence. The delta method's interval is its limit for a precise control,
     * and too short, and centred wrongly, for another. Where the control's mean itself cannot be told from zero, Fieller's
     * set is no interval: then there is none.
     *
     * @param criticalValue of the difference: {@link Effect#criticalValue()}
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1954.tb00159.x">Fieller: Some Problems in Interval Estimation (JRSS
     *     B 1954)</a>
     */
    public static Figure<RelativeLift> fieller(Moments control, Moments treatment, double criticalValue) {
        if (control.mean() <= 0) {
            return Figure.unknown(baseline(control));
        }
        double square = criticalValue * criticalValue;
        // all in parts of the control's mean
        double ratio = treatment.mean() / control.mean();
        double ofControl = square * (control.varianceOfMean() / control.mean()) / control.mean();
        double ofTreatment = square * (treatment.varianceOfMean() / control.mean()) / control.mean();
        if (!(ofControl < 1)) {
            return Figure.unknown(WhyNot.BASELINE_TOO_NOISY);
        }
        double root = Math.sqrt(ratio * ratio * ofControl + ofTreatment - ofControl * ofTreatment);
        return finite(
                ratio - 1, new Interval((ratio - root) / (1 - ofControl) - 1, (ratio + root) / (1 - ofControl) - 1));
    }

    /**
     * With the delta method's interval, symmetric about the estimate.
     *
     * @param criticalValue of the difference: {@link Effect#criticalValue()}
     * @see <a href="https://arxiv.org/abs/1803.06336">Deng, Knoblich, Lu: Applying the Delta Method in Metric Analytics
     *     (KDD 2018)</a>
     */
    public static Figure<RelativeLift> delta(Moments control, Moments treatment, double criticalValue) {
        if (control.mean() <= 0) {
            return Figure.unknown(baseline(control));
        }
        double ratio = treatment.mean() / control.mean();
        double error = Math.hypot(
                treatment.standardError() / control.mean(), ratio * control.standardError() / control.mean());
        return finite(ratio - 1, Interval.around(ratio - 1, criticalValue * error));
    }

    private static WhyNot baseline(Moments control) {
        return control.mean() == 0 ? WhyNot.ZERO_BASELINE : WhyNot.NEGATIVE_BASELINE;
    }

    private static Figure<RelativeLift> finite(double estimate, Interval interval) {
        return Double.isFinite(interval.lower()) && Double.isFinite(interval.upper())
                ? Figure.of(new RelativeLift(estimate, interval))
                : Figure.unknown(WhyNot.NOT_FINITE);
    }
}
