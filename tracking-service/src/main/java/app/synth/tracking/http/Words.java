package app.synth.tracking.http;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.action.Action;
import app.synth.tracking.action.EventType;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words in an address of which there are only so many. Any other is 400 {@code invalid_field}, and is told which there are. */
public final class Words {
    private Words() {}

    public static EventType eventType(String field, String text) {
        return EventType.named(text).orElseThrow(() -> unknown(field, EventType.values(), EventType::text));
    }

    public static Action action(String field, String text) {
        return Action.named(text).orElseThrow(() -> unknown(field, Action.values(), Action::text));
    }

    /** What a word is refused with that is none of these. */
    public static <E> RuntimeException unknown(String field, E[] words, Function<E, String> text) {
        return Problems.badField(
                field, field + " is one of " + Arrays.stream(words).map(text).collect(Collectors.joining(", ")));
    }
}
