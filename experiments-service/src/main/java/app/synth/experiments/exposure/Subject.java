package app.synth.experiments.exposure;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom an experiment assigns a variant to.
 *
 * @param text what is hashed: a user id in its canonical form, or an anonymous id
 * @param userId the user, where the subject is one
 */
record Subject(String text, @Nullable UUID userId) {

    static Subject user(UUID userId) {
        return new Subject(userId.toString(), userId);
    }
}
