package app.synth.experiments.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an experiment assigns variants to: users, or visitors whether or not they have signed in. */
public enum HashAttribute {
    USER_ID,
    ANONYMOUS_ID;

    /** As it is written in JSON and in the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The attribute that is written so. */
    static Optional<HashAttribute> of(String text) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.text().equals(text))
                .findFirst();
    }
}
