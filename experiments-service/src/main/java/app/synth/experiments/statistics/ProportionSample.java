package app.synth.experiments.statistics;

/**
 * How many users did something: a conversion, or retention. For retention {@code users} are those whose day has passed
 * completely and {@code successes} those of them who came back on it: who may yet come back is in neither.
 */
public record ProportionSample(long users, long successes) implements Sample<ProportionSample> {
    public static final ProportionSample EMPTY = new ProportionSample(0, 0);

    public ProportionSample {
        Sample.requireCount("users", users, Long.MAX_VALUE);
        Sample.requireCount("successes", successes, users);
    }

    public long failures() {
        return users - successes;
    }

    @Override
    public ProportionSample plus(ProportionSample other) {
        return new ProportionSample(users + other.users, successes + other.successes);
    }

    /** The share and its binomial variance p (1 - p), as in the unpooled standard error of a difference. */
    @Override
    public Figure<Moments> moments() {
        if (users == 0) {
            return Figure.unknown(WhyNot.NO_USERS);
        }
        double share = (double) successes / users;
        return Moments.of(users, share, share * (1 - share));
    }
}
