package app.synth.experiments.assignment;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what is known of them.
 *
 * @param subject a user id, or an anonymous id
 * @param attributes what conditions are about
 * @param kept name of the variant that the subject was exposed to, if any
 * @param holdout who is held out of everything
 */
public record Question(
        String subject, Map<String, @Nullable Object> attributes, Optional<String> kept, Holdout holdout) {

    /** Of whom nothing is known but the id. */
    public static Question of(String subject) {
        return new Question(subject, Map.of(), Optional.empty(), Holdout.NOBODY);
    }

    public Question kept(Optional<String> variant) {
        return new Question(subject, attributes, variant, holdout);
    }
}
