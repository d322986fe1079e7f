package app.synth.experiments.ofrep;

import app.synth.experiments.decision.Person;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation context comes to: a person, or why there is none.
 *
 * @param person null where it was refused
 * @param refused null where it was not
 */
record Context(@Nullable Person person, @Nullable Refused refused) {

    static Context of(Person person) {
        return new Context(person, null);
    }

    static Context refused(String code, String details) {
        return new Context(null, new Refused(code, details));
    }
}
