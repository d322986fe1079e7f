package app.synth.experiments.results;

import app.synth.experiments.statistics.CovariateSample;
import app.synth.experiments.statistics.MeanSample;
import app.synth.experiments.statistics.ProportionSample;
import app.synth.experiments.statistics.RatioSample;

/** Sums over the subjects of a cell; whoever did nothing adds nothing to them. */
record Sums(
        double total,
        double squares,
        double denominator,
        double denominatorSquares,
        double products,
        double before,
        double beforeSquares,
        double beforeProducts) {
    static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, 0);

    Sums plus(Sums other) {
        return new Sums(
                total + other.total,
                squares + other.squares,
                denominator + other.denominator,
                denominatorSquares + other.denominatorSquares,
                products + other.products,
                before + other.before,
                beforeSquares + other.beforeSquares,
                beforeProducts + other.beforeProducts);
    }

    /** As shares of users, of whom there cannot be fewer than did it. */
    ProportionSample proportion(long users) {
        return new ProportionSample(users, Math.min(users, Math.round(total)));
    }

    MeanSample mean(long users) {
        return new MeanSample(users, total, squares);
    }

    RatioSample ratio(long users) {
        return new RatioSample(users, total, denominator, squares, denominatorSquares, products);
    }

    CovariateSample covariate(long users) {
        return new CovariateSample(users, total, squares, before, beforeSquares, beforeProducts);
    }
}
