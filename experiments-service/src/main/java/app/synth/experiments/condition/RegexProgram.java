package app.synth.experiments.condition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as an automaton: states, each of which reads a code unit, asks about the place in the text, or leads
 * on to one or two others without reading. It is built from its end: whoever makes a state knows which comes after it.
 */
final class RegexProgram {
    static final int STATES_AT_MOST = 2_000;

    /** What is asked about a place in the text, between two code units. */
    enum Place {
        START,
        END,
        WORD_EDGE,
        INSIDE;

        boolean is(String text, int at) {
            return switch (this) {
                case START -> at == 0;
                case END -> at == text.length();
                case WORD_EDGE -> RegexSet.isWord(text, at - 1) != RegexSet.isWord(text, at);
                case INSIDE -> RegexSet.isWord(text, at - 1) == RegexSet.isWord(text, at);
            };
        }
    }

    /**
     * A state.
     *
     * @param reads null: it reads nothing
     * @param place null: it asks nothing
     * @param next the state after it
     * @param other another one after it; the same as next where there is one only
     */
    private record State(@Nullable BitSet reads, @Nullable Place place, int next, int other) {}

    /** The state that a match ends in. */
    static final int OVER = 0;

    private final List<State> states = new ArrayList<>(List.of(new State(null, null, OVER, OVER)));
    private int start;

    /** Whether there is no room for more. */
    boolean isFull() {
        return states.size() >= STATES_AT_MOST;
    }

    int reading(BitSet set, int next) {
        return add(new State(set, null, next, next));
    }

    int at(Place place, int next) {
        return add(new State(null, place, next, next));
    }

    int either(int one, int other) {
        return add(new State(null, null, one, other));
    }

    /** A state that leads back to what is made with it: any number of times, then on. */
    int loop(int next) {
        return either(next, next);
    }

    void close(int loop, int body) {
        states.set(loop, new State(null, null, body, states.get(loop).other()));
    }

    /** Where it begins; no states come after this. */
    void end(int beginning) {
        start = beginning;
    }

    /** Begins a match here, beside those that are under way. */
    void enter(BitSet here, String text, int at) {
        follow(start, here, text, at);
    }

    boolean isOver(BitSet here) {
        return here.get(OVER);
    }

    /** The states after a code unit was read. */
    BitSet step(BitSet here, char unit, String text, int at) {
        BitSet after = new BitSet(states.size());
        here.stream().forEach(number -> {
            State state = states.get(number);
            if (state.reads() != null && state.reads().get(unit)) {
                follow(state.next(), after, text, at);
            }
        });
        return after;
    }

    private void follow(int first, BitSet reached, String text, int at) {
        Deque<Integer> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            int number = open.pop();
            if (reached.get(number)) {
                continue;
            }
            reached.set(number);
            State state = states.get(number);
            if (number != OVER
                    && state.reads() == null
                    && (state.place() == null || state.place().is(text, at))) {
                open.push(state.next());
                open.push(state.other());
            }
        }
    }

    private int add(State state) {
        states.add(state);
        return states.size() - 1;
    }
}
