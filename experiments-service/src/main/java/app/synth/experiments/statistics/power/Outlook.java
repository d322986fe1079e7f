package app.synth.experiments.statistics.power;

import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.WhyNot;

/**
 * Where an experiment stands on its way, at its start or in the middle. The baseline may be the one seen so far; the effect
 * seen so far must not be, since power at a seen effect says nothing but its p-value.
 *
 * @param needed to find the change that is looked for
 * @param usersLeft how many of them are yet to come
 * @param daysLeft until then, in full days
 * @param powerNow to find that change with the users there are
 * @param detectableNow the smallest increase that the users there are find with the plan's power
 * @see <a href="https://doi.org/10.1198/000313001300339897">Hoenig, Heisey: The Abuse of Power (The American Statistician
 *     2001): why not at the seen effect</a>
 */
public record Outlook(
        Figure<SampleSize> needed,
        Figure<Long> usersLeft,
        Figure<Long> daysLeft,
        double powerNow,
        Figure<Double> detectableNow) {

    /**
     * Days are counted as if as many new users came every day. With visitors who come back fewer do, so it takes rather
     * longer.
     *
     * @param change of the mean that is looked for, absolute
     * @param usersSoFar of all variants; zero before the start
     * @param usersPerDay new ones, of all variants: traffic times coverage
     * @see <a href="https://doi.org/10.1017/9781108653985">Kohavi, Tang, Xu (2020), chapter 17</a>
     */
    public static Outlook of(PowerCalculator calculator, double change, long usersSoFar, double usersPerDay) {
        Figure<SampleSize> needed = calculator.usersNeeded(change);
        Figure<Long> left = needed.map(size -> Math.max(0, size.total() - usersSoFar));
        return new Outlook(
                needed,
                left,
                left.flatMap(users -> days(users, usersPerDay)),
                calculator.power(usersSoFar, change),
                calculator.detectableChange(usersSoFar));
    }

    private static Figure<Long> days(long users, double usersPerDay) {
        if (users == 0) {
            return Figure.of(0L);
        }
        if (!(usersPerDay > 0)) {
            return Figure.unknown(WhyNot.OUT_OF_REACH);
        }
        return Figure.of((long) Math.ceil(users / usersPerDay - 1e-9));
    }
}
