package app.synth.experiments.statistics;

/**
 * Kevin Hillstrom's e-mail test of 2008: the men's mail against none, two weeks. Visits, conversions and spend are the
 * published sums. Sums of squares are not published; these belong to the standard deviations, about 17.75 and 11.59, that
 * give the published t of 5.30009.
 *
 * @see <a href="https://blog.minethatdata.com/2008/03/minethatdata-e-mail-analytics-and-data.html">The MineThatData E-Mail
 *     Analytics and Data Mining Challenge</a>
 */
final class Hillstrom {
    static final long NONE = 21_306;
    static final long MENS = 21_307;
    static final long WOMENS = 21_387;

    static final ProportionSample VISITS_NONE = new ProportionSample(NONE, 2262);
    static final ProportionSample VISITS_MENS = new ProportionSample(MENS, 3894);
    static final ProportionSample CONVERSIONS_NONE = new ProportionSample(NONE, 122);
    static final ProportionSample CONVERSIONS_MENS = new ProportionSample(MENS, 267);
    static final MeanSample SPEND_NONE = spend(NONE, 13_908.33, 11.588);
    static final MeanSample SPEND_MENS = spend(MENS, 30_311.69, 17.7546);

    private Hillstrom() {}

    private static MeanSample spend(long users, double sum, double deviation) {
        return new MeanSample(users, sum, deviation * deviation * (users - 1) + sum * sum / users);
    }
}
