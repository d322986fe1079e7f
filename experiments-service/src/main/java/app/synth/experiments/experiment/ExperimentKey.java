package app.synth.experiments.experiment;

import java.util.regex.Pattern;

/** The name that code uses for an experiment: lower-case words and digits, joined by single hyphens or underscores. */
final class ExperimentKey {
    private static final int LENGTH_AT_MOST = 64;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+([_-][a-z0-9]+)*");

    private ExperimentKey() {}

    static boolean isOne(String text) {
        return text.length() <= LENGTH_AT_MOST && SLUG.matcher(text).matches();
    }
}
