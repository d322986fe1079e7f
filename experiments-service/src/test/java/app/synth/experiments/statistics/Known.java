package app.synth.experiments.statistics;

import static org.assertj.core.api.Assertions.assertThat;

/** Gets at figures. */
final class Known {
    private Known() {}

    static <T> T known(Figure<T> figure) {
        assertThat(figure).isInstanceOf(Figure.Known.class);
        return figure.known().orElseThrow();
    }

    static Moments moments(Sample<?> sample) {
        return known(sample.moments());
    }
}
