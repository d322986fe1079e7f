package app.synth.experiments.statistics;

/**
 * A number per user with what the same user had before the experiment, for {@link Cuped}. Users who were not there before
 * have zero before: that keeps them in, and adjusts them like everybody.
 *
 * @param sum over users
 * @param squares sum of the users' squared numbers
 * @param before sum over users, of the pre-period
 * @param beforeSquares sum of the users' squared numbers of the pre-period
 * @param products sum of the users' number times their number of the pre-period
 */
public record CovariateSample(
        long users, double sum, double squares, double before, double beforeSquares, double products)
        implements Sample<CovariateSample> {
    public static final CovariateSample EMPTY = new CovariateSample(0, 0, 0, 0, 0, 0);

    public CovariateSample {
        Sample.requireCount("users", users, Long.MAX_VALUE);
    }

    /** With one user more. */
    public CovariateSample with(double value, double valueBefore) {
        return new CovariateSample(
                users + 1,
                sum + value,
                squares + value * value,
                before + valueBefore,
                beforeSquares + valueBefore * valueBefore,
                products + value * valueBefore);
    }

    @Override
    public CovariateSample plus(CovariateSample other) {
        return new CovariateSample(
                users + other.users,
                sum + other.sum,
                squares + other.squares,
                before + other.before,
                beforeSquares + other.beforeSquares,
                products + other.products);
    }

    /** The metric alone, not adjusted. */
    public MeanSample unadjusted() {
        return new MeanSample(users, sum, squares);
    }

    /** Those of the metric alone; {@link Cuped} adjusts, for which it must see all variants. */
    @Override
    public Figure<Moments> moments() {
        return unadjusted().moments();
    }

    double meanBefore() {
        return before / users;
    }

    double varianceBefore() {
        return CentredSums.variance(users, before, beforeSquares);
    }

    double covariance() {
        return CentredSums.covariance(users, sum, before, products);
    }
}
