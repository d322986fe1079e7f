package app.synth.experiments.experiment;

import java.util.Set;
import java.util.regex.Pattern;

/** The name that code uses for an experiment: lower-case words and digits, joined by single hyphens or underscores. */
final class ExperimentKey {
    static final int LENGTH_AT_MOST = 64;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+([_-][a-z0-9]+)*");

    /** What stands where a key would, in the paths of everything that is no experiment. */
    private static final Set<String> PATHS = Set.of("holdout", "namespaces", "client-keys", "metrics", "power");

    private ExperimentKey() {}

    static boolean isOne(String text) {
        return isSlug(text) && !PATHS.contains(text);
    }

    /** Whether it is such a word, for whatever it names. */
    static boolean isSlug(String text) {
        return text.length() <= LENGTH_AT_MOST && SLUG.matcher(text).matches();
    }
}
