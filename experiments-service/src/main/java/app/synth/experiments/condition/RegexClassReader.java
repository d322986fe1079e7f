package app.synth.experiments.condition;

import java.util.BitSet;

/** Reads what stands for one code unit in a regular expression: itself, an escape, a dot, a class. */
final class RegexClassReader {
    private static final String PUNCTUATION = "^$\\.*+?()[]{}|/-,:;!@#%&=~'\"`<>_ ";

    private final RegexReader reader;
    private final boolean whateverTheCase;

    RegexClassReader(RegexReader reader, boolean whateverTheCase) {
        this.reader = reader;
        this.whateverTheCase = whateverTheCase;
    }

    /** What is read, canonical where case does not count. */
    BitSet read() {
        char unit = reader.next();
        return switch (unit) {
            case '.' -> RegexSet.NO_LINE_ENDS;
            case '[' -> members();
            case '\\' -> compared(escaped());
            default -> compared(RegexSet.of(unit));
        };
    }

    private BitSet compared(BitSet set) {
        return whateverTheCase ? RegexSet.canonical(set) : set;
    }

    private BitSet members() {
        boolean others = reader.take('^');
        BitSet members = new BitSet();
        while (!reader.take(']')) {
            BitSet first = member();
            if (reader.take('-')) {
                if (reader.peek(']')) {
                    members.or(first);
                    members.set('-');
                } else {
                    range(members, first, member());
                }
            } else {
                members.or(first);
            }
        }
        BitSet compared = compared(members);
        return others ? RegexSet.not(compared) : compared;
    }

    private void range(BitSet members, BitSet first, BitSet last) {
        if (first.cardinality() != 1 || last.cardinality() != 1 || first.nextSetBit(0) > last.nextSetBit(0)) {
            throw reader.wrong("a range that is none");
        }
        members.set(first.nextSetBit(0), last.nextSetBit(0) + 1);
    }

    private BitSet member() {
        char unit = reader.next();
        if (unit != '\\') {
            return RegexSet.of(unit);
        }
        return reader.take('b') ? RegexSet.of('\b') : escaped();
    }

    private BitSet escaped() {
        char unit = reader.next();
        return switch (unit) {
            case 'd' -> RegexSet.DIGITS;
            case 'D' -> RegexSet.NO_DIGITS;
            case 'w' -> RegexSet.WORD;
            case 'W' -> RegexSet.NO_WORD;
            case 's' -> RegexSet.BLANKS;
            case 'S' -> RegexSet.NO_BLANKS;
            case 't' -> RegexSet.of('\t');
            case 'n' -> RegexSet.of('\n');
            case 'r' -> RegexSet.of('\r');
            case 'f' -> RegexSet.of('\f');
            case 'v' -> RegexSet.of('\u000B');
            case 'x' -> RegexSet.of(reader.hex(2));
            case 'u' -> RegexSet.of(reader.hex(4));
            default -> {
                if (PUNCTUATION.indexOf(unit) < 0) {
                    throw reader.wrong("an escape that is not known here");
                }
                yield RegexSet.of(unit);
            }
        };
    }
}
