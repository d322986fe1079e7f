package app.synth.analytics.behaviour;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters of addresses; a bad one is a 400 that names it. */
final class Parameters {
    private Parameters() {}

    static String oneOf(String name, String value, List<String> words) {
        if (!words.contains(value)) {
            throw Problems.badField(name, name + " is one of " + String.join(", ", words));
        }
        return value;
    }

    static @Nullable String textIfAny(String name, @Nullable String value, int longest) {
        return value == null ? null : SentText.exact(name, value, longest);
    }
}
