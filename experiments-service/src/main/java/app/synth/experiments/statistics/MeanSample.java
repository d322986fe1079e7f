package app.synth.experiments.statistics;

/**
 * A number per user: a count, an amount of money. Users without any have zero, and count.
 *
 * @param sum over users
 * @param squares sum of the users' squared numbers
 */
public record MeanSample(long users, double sum, double squares) implements Sample<MeanSample> {
    public static final MeanSample EMPTY = new MeanSample(0, 0, 0);

    public MeanSample {
        Sample.requireCount("users", users, Long.MAX_VALUE);
    }

    /** With one user more. */
    public MeanSample with(double value) {
        return new MeanSample(users + 1, sum + value, squares + value * value);
    }

    @Override
    public MeanSample plus(MeanSample other) {
        return new MeanSample(users + other.users, sum + other.sum, squares + other.squares);
    }

    /** The mean and the unbiased sample variance. */
    @Override
    public Figure<Moments> moments() {
        if (users < 2) {
            return Figure.unknown(users == 0 ? WhyNot.NO_USERS : WhyNot.ONE_USER);
        }
        return Moments.of(users, sum / users, CentredSums.variance(users, sum, squares));
    }
}
