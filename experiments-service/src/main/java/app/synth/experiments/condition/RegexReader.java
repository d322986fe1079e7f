package app.synth.experiments.condition;

import app.synth.experiments.condition.RegexProgram.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Reads a regular expression into an automaton. What JavaScript reads in two ways, or only for old times' sake, is refused. */
final class RegexReader {
    private static final int TIMES_AT_MOST = 1_000;
    private static final int DEPTH_AT_MOST = 20;

    private final String expression;
    private final boolean whateverTheCase;
    private final RegexProgram program;
    private final String place;
    private int at;
    private int depth;
    private int repetitions;

    /** A part of an expression: makes its states before the given one, and says where they begin. */
    private interface Part extends IntUnaryOperator {}

    RegexReader(String expression, boolean whateverTheCase, RegexProgram program, String place) {
        this.expression = expression;
        this.whateverTheCase = whateverTheCase;
        this.program = program;
        this.place = place;
    }

    /** Where the automaton begins. */
    int read() {
        Part all = alternatives();
        if (at < expression.length()) {
            throw wrong("an unmatched )");
        }
        return all.applyAsInt(RegexProgram.OVER);
    }

    private Part alternatives() {
        List<Part> alternatives = new ArrayList<>(List.of(sequence()));
        while (take('|')) {
            alternatives.add(sequence());
        }
        return next -> {
            int first = alternatives.getFirst().applyAsInt(next);
            for (Part other : alternatives.subList(1, alternatives.size())) {
                first = made(program.either(first, other.applyAsInt(next)));
            }
            return first;
        };
    }

    private Part sequence() {
        List<Part> parts = new ArrayList<>();
        while (at < expression.length() && expression.charAt(at) != '|' && expression.charAt(at) != ')') {
            parts.add(term());
        }
        return next -> {
            int first = next;
            for (Part part : parts.reversed()) {
                first = part.applyAsInt(first);
            }
            return first;
        };
    }

    private Part term() {
        char unit = expression.charAt(at);
        if (take('^')) {
            return asking(Place.START);
        }
        if (take('$')) {
            return asking(Place.END);
        }
        if (expression.startsWith("\\b", at) || expression.startsWith("\\B", at)) {
            at += 2;
            return asking(expression.charAt(at - 1) == 'b' ? Place.WORD_EDGE : Place.INSIDE);
        }
        if ("*+?{".indexOf(unit) >= 0) {
            throw wrong("nothing to repeat");
        }
        return repeated(take('(') ? group() : reading());
    }

    private Part asking(Place asked) {
        return next -> made(program.at(asked, next));
    }

    private Part group() {
        depth++;
        if (depth > DEPTH_AT_MOST) {
            throw wrong("groups that are too deep");
        }
        if (take('?') && !take(':')) {
            throw wrong("a look-around or a named group");
        }
        Part inner = alternatives();
        if (!take(')')) {
            throw wrong("an unmatched (");
        }
        depth--;
        return inner;
    }

    private Part reading() {
        BitSet units = new RegexClassReader(this, whateverTheCase).read();
        return next -> made(program.reading(units, next));
    }

    private Part repeated(Part part) {
        if (at == expression.length()) {
            return part;
        }
        int from;
        int to;
        if (take('*')) {
            from = 0;
            to = -1;
        } else if (take('+')) {
            from = 1;
            to = -1;
        } else if (take('?')) {
            from = 0;
            to = 1;
        } else if (take('{')) {
            from = times();
            to = take(',') ? (peek('}') ? -1 : times()) : from;
            if (!take('}') || to >= 0 && to < from) {
                throw wrong("a { that is no repetition; escape it");
            }
        } else {
            return part;
        }
        take('?'); // how much it takes first decides nothing about whether there is a match
        return times(part, from, to);
    }

    private Part times(Part part, int from, int to) {
        return next -> {
            int first = next;
            if (to < 0) {
                int loop = made(program.loop(next));
                program.close(loop, once(part, loop));
                first = loop;
            }
            for (int i = from; i < to; i++) {
                first = made(program.either(once(part, first), next));
            }
            for (int i = 0; i < from; i++) {
                first = once(part, first);
            }
            return first;
        };
    }

    /** Counted, as there are parts that make no states: each repetition in another could take for ever. */
    private int once(Part part, int next) {
        repetitions++;
        if (repetitions > RegexProgram.STATES_AT_MOST) {
            throw wrong("more than %d repetitions".formatted(RegexProgram.STATES_AT_MOST));
        }
        return part.applyAsInt(next);
    }

    private int times() {
        int begin = at;
        while (at < expression.length() && expression.charAt(at) >= '0' && expression.charAt(at) <= '9') {
            at++;
        }
        if (at == begin || at - begin > 4 || Integer.parseInt(expression.substring(begin, at)) > TIMES_AT_MOST) {
            throw wrong("a { that is no repetition of at most %d times".formatted(TIMES_AT_MOST));
        }
        return Integer.parseInt(expression.substring(begin, at));
    }

    private int made(int state) {
        if (program.isFull()) {
            throw wrong("more than %d steps".formatted(RegexProgram.STATES_AT_MOST));
        }
        return state;
    }

    /** The next code unit, read. */
    char next() {
        if (at == expression.length()) {
            throw wrong("an end in the middle");
        }
        return expression.charAt(at++);
    }

    /** The hexadecimal number that so many digits are. */
    char hex(int digits) {
        int end = at + digits;
        if (end > expression.length() || !expression.substring(at, end).matches("[0-9a-fA-F]+")) {
            throw wrong("an escape without its digits");
        }
        char unit = (char) Integer.parseInt(expression.substring(at, end), 16);
        at = end;
        return unit;
    }

    boolean peek(char unit) {
        return at < expression.length() && expression.charAt(at) == unit;
    }

    boolean take(char unit) {
        boolean isThere = peek(unit);
        if (isThere) {
            at++;
        }
        return isThere;
    }

    UnreadableConditionException wrong(String what) {
        return new UnreadableConditionException(place, "The regular expression has " + what);
    }
}
