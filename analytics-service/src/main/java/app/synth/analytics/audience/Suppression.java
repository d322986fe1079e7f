package app.synth.analytics.audience;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides what of a table may be seen: each dimension by itself as {@link Division} says; then each pair of them as
 * {@link Linkage} says, until nobody can subtract one from another and have fewer than k people left.
 */
final class Suppression {
    private static final int LEAST_K = 5;

    private final int k;
    private final int cellsAtMost;

    /**
     * @param k the least number of people in anything shown, at least 5
     * @param cellsAtMost how many cells of a dimension are shown, the largest ones
     */
    Suppression(int k, int cellsAtMost) {
        if (k < LEAST_K) {
            throw new IllegalArgumentException("k is at least " + LEAST_K + ", not " + k);
        }
        this.k = k;
        this.cellsAtMost = cellsAtMost;
    }

    int k() {
        return k;
    }

    /** For each dimension what may be seen; nothing at all, not even a sum, of fewer than k people. */
    List<ShownTable> of(PeopleTable table) {
        if (table.people() < k) {
            return List.of();
        }
        List<Division> divisions = IntStream.range(0, table.dimensions())
                .mapToObj(dimension -> Division.of(table, dimension, k, cellsAtMost))
                .toList();
        boolean mended = true;
        while (mended) {
            mended = false;
            for (Division one : divisions) {
                for (Division other : divisions) {
                    mended |= one != other && new Linkage(one, other, table.groups(), k).mend();
                }
            }
        }
        return divisions.stream().map(Division::table).toList();
    }
}
