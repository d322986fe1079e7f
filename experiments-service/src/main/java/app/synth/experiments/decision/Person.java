package app.synth.experiments.decision;

import app.synth.accounts.client.identity.Credential;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of whom is asked.
 *
 * @param user null where none is named
 * @param visitor null where none is named
 * @param attributes what the caller says of them
 * @param hasAttributes whether the caller has said anything of them
 * @param account what their account can be read with; null where nobody has proven to be them
 */
public record Person(
        @Nullable Subject user,
        @Nullable Subject visitor,
        Map<String, @Nullable Object> attributes,
        boolean hasAttributes,
        @Nullable Credential account) {

    /** The subject of an experiment that is divided by users, or by visitors; null where none is named. */
    public @Nullable Subject subject(boolean byUser) {
        return byUser ? user : visitor;
    }

    /** The same where more is known. */
    Person with(Map<String, @Nullable Object> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, @Nullable Object> all = new HashMap<>(attributes);
        all.putAll(more);
        return new Person(user, visitor, all, hasAttributes, account);
    }
}
