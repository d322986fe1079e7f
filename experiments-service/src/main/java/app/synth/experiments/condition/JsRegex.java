package app.synth.experiments.condition;

import java.util.BitSet;

/**
 * A regular expression of JavaScript, without its flag {@code u}: over UTF-16 code units, as the SDKs in browsers have it. It
 * is run as an automaton, so that no text takes longer than its length times the expression's. That is why there are no
 * look-arounds and no back references.
 *
 * @see <a href="https://swtch.com/~rsc/regexp/regexp1.html">Russ Cox, Regular Expression Matching Can Be Simple And Fast</a>
 */
final class JsRegex {
    private static final int LENGTH_AT_MOST = 256;

    /** A longer text matches nothing. */
    private static final int TEXT_AT_MOST = 8_192;

    private final RegexProgram program;
    private final boolean whateverTheCase;

    private JsRegex(RegexProgram program, boolean whateverTheCase) {
        this.program = program;
        this.whateverTheCase = whateverTheCase;
    }

    static JsRegex parse(String expression, boolean whateverTheCase, String at) {
        if (expression.length() > LENGTH_AT_MOST) {
            throw new UnreadableConditionException(
                    at, "A regular expression has at most %d characters".formatted(LENGTH_AT_MOST));
        }
        var program = new RegexProgram();
        program.end(new RegexReader(expression, whateverTheCase, program, at).read());
        return new JsRegex(program, whateverTheCase);
    }

    /** Whether it matches somewhere in the text. */
    boolean isIn(String text) {
        if (text.length() > TEXT_AT_MOST) {
            return false;
        }
        BitSet here = new BitSet();
        for (int at = 0; at <= text.length(); at++) {
            program.enter(here, text, at); // a match may begin anywhere
            if (program.isOver(here)) {
                return true;
            }
            if (at < text.length()) {
                char unit = text.charAt(at);
                here = program.step(here, whateverTheCase ? RegexSet.canonical(unit) : unit, text, at + 1);
            }
        }
        return false;
    }
}
