package app.synth.experiments.condition;

import java.util.BitSet;
import java.util.Locale;

/** Sets of UTF-16 code units, as JavaScript's regular expressions know them. */
final class RegexSet {
    private static final int UNITS = 0x10000;
    private static final int ASCII = 0x80;
    private static final String LINE_ENDS = "\n\r\u2028\u2029";
    private static final String SINGLE_BLANKS = "\t\n\u000B\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff";

    static final BitSet DIGITS = between('0', '9');
    static final BitSet NO_DIGITS = not(DIGITS);
    static final BitSet WORD = union(DIGITS, between('A', 'Z'), between('a', 'z'), of("_"));
    static final BitSet NO_WORD = not(WORD);
    static final BitSet BLANKS = union(of(SINGLE_BLANKS), between('\u2000', '\u200a'));
    static final BitSet NO_BLANKS = not(BLANKS);
    static final BitSet NO_LINE_ENDS = not(of(LINE_ENDS));

    private static final char[] CANONICAL = canonicals();

    private RegexSet() {}

    static BitSet of(String units) {
        BitSet set = new BitSet();
        units.chars().forEach(set::set);
        return set;
    }

    static BitSet of(char unit) {
        return between(unit, unit);
    }

    static BitSet between(char first, char last) {
        BitSet set = new BitSet();
        set.set(first, last + 1);
        return set;
    }

    static BitSet not(BitSet set) {
        BitSet others = new BitSet();
        others.set(0, UNITS);
        others.andNot(set);
        return others;
    }

    private static BitSet union(BitSet... sets) {
        BitSet union = new BitSet();
        for (BitSet set : sets) {
            union.or(set);
        }
        return union;
    }

    static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && WORD.get(text.charAt(at));
    }

    /** What the members of a set are compared as where case does not count. */
    static BitSet canonical(BitSet set) {
        BitSet canonical = new BitSet();
        set.stream().forEach(unit -> canonical.set(CANONICAL[unit]));
        return canonical;
    }

    /**
     * What a code unit is compared as where case does not count.
     *
     * @see <a href="https://262.ecma-international.org/15.0/#sec-runtime-semantics-canonicalize-ch">ECMAScript, Canonicalize</a>
     */
    static char canonical(char unit) {
        return CANONICAL[unit];
    }

    private static char[] canonicals() {
        char[] canonicals = new char[UNITS];
        for (int unit = 0; unit < UNITS; unit++) {
            String upper = String.valueOf((char) unit).toUpperCase(Locale.ROOT);
            boolean leavesUnits = upper.length() != 1 || unit >= ASCII && upper.charAt(0) < ASCII;
            canonicals[unit] = leavesUnits ? (char) unit : upper.charAt(0);
        }
        return canonicals;
    }
}
