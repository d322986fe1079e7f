package app.synth.analytics.audience;

import app.synth.analytics.audience.PeopleTable.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How people divide by one dimension, and which of its cells may be seen; cells are ordered by size.
 *
 * <p>A cell of fewer than k people is hidden. Where any is, the smallest of the others go with it until what is hidden is at
 * least two cells and at least k people, and until those who know how this works cannot tell that a small cell has nearly
 * k: of the hidden cells the small ones have at most k - 1 people and the others at most as many as the smallest one shown,
 * and what that leaves of the sum for one small cell must not be more than half of k.
 */
final class Division {
    /** Where a group is that is in no cell that may be seen. */
    static final int HIDDEN = -1;

    private final int k;
    private final List<List<String>> names;
    private final int[] sizes;
    private final int[] cellOfGroup;
    private final boolean[] shown;

    private Division(int k, List<List<String>> names, int[] sizes, int[] cellOfGroup) {
        this.k = k;
        this.names = names;
        this.sizes = sizes;
        this.cellOfGroup = cellOfGroup;
        this.shown = new boolean[sizes.length];
    }

    /** Of at least k people. */
    static Division of(PeopleTable table, int dimension, int k, int cellsAtMost) {
        Map<List<String>, Integer> sizeOf = new HashMap<>();
        for (Group group : table.groups()) {
            sizeOf.merge(group.cells().get(dimension), group.people(), Integer::sum);
        }
        List<List<String>> names = new ArrayList<>(sizeOf.keySet());
        names.sort(Comparator.<List<String>>comparingInt(name -> sizeOf.getOrDefault(name, 0))
                .thenComparing(List::toString));
        Map<List<String>, Integer> position = new HashMap<>();
        int[] sizes = new int[names.size()];
        for (int cell = 0; cell < sizes.length; cell++) {
            position.put(names.get(cell), cell);
            sizes[cell] = sizeOf.getOrDefault(names.get(cell), 0);
        }
        int[] cellOfGroup = table.groups().stream()
                .mapToInt(group -> position.getOrDefault(group.cells().get(dimension), HIDDEN))
                .toArray();
        Division division = new Division(k, names, sizes, cellOfGroup);
        for (int cell = 0; cell < sizes.length; cell++) {
            division.shown[cell] = sizes[cell] >= k && cell >= sizes.length - cellsAtMost;
        }
        division.settle();
        return division;
    }

    /** The cell in which a group is seen. */
    int seenIn(int group) {
        int cell = cellOfGroup[group];
        return shown[cell] ? cell : HIDDEN;
    }

    /** How many cells there are; those that are hidden, too. */
    int cells() {
        return sizes.length;
    }

    /** The people of a cell. */
    int size(int cell) {
        return sizes[cell];
    }

    /** The cell that a group is in, seen or not. */
    int cellOf(int group) {
        return cellOfGroup[group];
    }

    /** Hides a cell that is shown, and what must be hidden with it. */
    void hide(int cell) {
        shown[cell] = false;
        settle();
    }

    /** Hides the smallest cell shown, and what must be hidden with it. */
    void hideSmallest() {
        hide(smallestShown());
    }

    private void settle() {
        for (int next = smallestShown(); next != HIDDEN && hidesTooLittle(next); next = smallestShown()) {
            shown[next] = false;
        }
    }

    private boolean hidesTooLittle(int smallestShown) {
        int cells = 0;
        int people = 0;
        int small = 0;
        boolean inOrder = true;
        for (int cell = 0; cell < sizes.length; cell++) {
            if (!shown[cell]) {
                cells++;
                people += sizes[cell];
                small += sizes[cell] < k ? 1 : 0;
                inOrder &= cell < smallestShown;
            }
        }
        if (cells == 0) {
            return false;
        }
        // Once a larger cell is hidden for another table's sake, the size of the smallest one shown bounds nothing.
        return cells < 2
                || people < k
                || inOrder && small > 0 && leftForOne(people, small, cells, smallestShown) > k / 2;
    }

    private long leftForOne(int people, int small, int cells, int smallestShown) {
        return people - (small - 1L) * (k - 1) - (long) (cells - small) * sizes[smallestShown];
    }

    private int smallestShown() {
        for (int cell = 0; cell < shown.length; cell++) {
            if (shown[cell]) {
                return cell;
            }
        }
        return HIDDEN;
    }

    ShownTable table() {
        Map<List<String>, Integer> cells = new LinkedHashMap<>();
        int hidden = 0;
        for (int cell = 0; cell < sizes.length; cell++) {
            if (shown[cell]) {
                cells.put(names.get(cell), sizes[cell]);
            } else {
                hidden += sizes[cell];
            }
        }
        return new ShownTable(cells, hidden);
    }
}
