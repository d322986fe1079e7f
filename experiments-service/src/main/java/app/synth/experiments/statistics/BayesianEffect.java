package app.synth.experiments.statistics;

/**
 * What to believe of a treatment after the data. Computed, not sampled: the same data give the same numbers.
 *
 * @param chanceOfIncrease that the treatment's mean is above the control's
 * @param expectedIncrease the mean of the difference where it is positive, and zero where it is not
 * @param expectedDecrease the mean of what the treatment is below the control, likewise
 * @param mean of the difference's posterior
 * @param interval that holds the difference with probability 1 - alpha, as much outside on either side
 */
public record BayesianEffect(
        double chanceOfIncrease, double expectedIncrease, double expectedDecrease, double mean, Interval interval) {

    /** The probability that the treatment is the better one. */
    public double chanceToWin(Direction direction) {
        return direction == Direction.HIGHER_IS_BETTER ? chanceOfIncrease : 1 - chanceOfIncrease;
    }

    /**
     * What one loses on average, in the metric's unit, by choosing the treatment: nothing where it is better, the difference
     * where it is not.
     *
     * @see <a href="https://vwo.com/downloads/VWO_SmartStats_technical_whitepaper.pdf">Stucchio: Bayesian A/B Testing at VWO
     *     (2015)</a>
     */
    public double expectedLoss(Direction direction) {
        return direction == Direction.HIGHER_IS_BETTER ? expectedDecrease : expectedIncrease;
    }
}
