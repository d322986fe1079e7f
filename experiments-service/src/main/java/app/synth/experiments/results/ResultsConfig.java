package app.synth.experiments.results;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How results are kept and judged. */
@ConfigMapping(prefix = "experiments.results")
public interface ResultsConfig {

    /** The time between two looks for new interactions and exposures; {@code off} stops the folding of this replica. */
    @WithDefault("1s")
    String every();

    /**
     * The interactions folded in one transaction; what one transaction has written is never split, so a step may be somewhat
     * larger.
     */
    @WithDefault("10000")
    int rowsPerStep();

    /** The newly exposed subjects of one transaction, each of which looks back. */
    @WithDefault("2000")
    int subjectsPerStep();

    /** Before an experiment ran so long its verdict is to keep going: whole weeks, so that every weekday is seen as often. */
    @WithDefault("7d")
    Duration minimumRun();

    /** Before its smallest variant has so many users its verdict is to keep going. */
    @WithDefault("100")
    long minimumUsers();

    /** The part of the exposed who may have seen two variants, or one they should not, before the numbers are called broken. */
    @WithDefault("0.01")
    double toleratedExclusions();
}
