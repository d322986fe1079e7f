package app.synth.analytics.audience;

import app.synth.analytics.audience.PeopleTable.Group;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One division of people held against another, as somebody would who knows which cells of the one go together with which of
 * the other, and from both subtracts what is shown.
 *
 * <p>Where people in different cells of the other are seen together in a cell of the one, nobody can tell them apart: these
 * cells of the other are joined. Hidden cells of the one that meet in what is so joined cannot be told apart either; all
 * others can, and the people of those that cannot follow as a sum. (The sums shown are the rows of a linear system; this is
 * its solution for two tables.)
 */
final class Linkage {
    private static final int UNSEEN = 1;

    private final Division one;
    private final Division other;
    private final List<Group> groups;
    private final int k;

    Linkage(Division one, Division other, List<Group> groups, int k) {
        this.one = one;
        this.other = other;
        this.groups = groups;
        this.k = k;
    }

    /** Hides more where fewer than k people would follow; says whether they would have. */
    boolean mend() {
        return mendSums() || mendDifferences();
    }

    /** Hidden cells of the one whose sum follows, and is small. */
    private boolean mendSums() {
        int[] joined = joinedCellsOfOther();
        int[] alike = alikeCellsOfOne(joined);
        int[] people = new int[one.cells()];
        int[] seen = new int[one.cells()];
        Arrays.fill(seen, Division.HIDDEN);
        for (int group = 0; group < groups.size(); group++) {
            if (one.seenIn(group) == Division.HIDDEN) {
                int sum = root(alike, one.cellOf(group));
                people[sum] += groups.get(group).people();
                int cell = other.seenIn(group);
                if (cell != Division.HIDDEN && (seen[sum] == Division.HIDDEN || cell < seen[sum])) {
                    seen[sum] = cell;
                }
            }
        }
        for (int sum = 0; sum < people.length; sum++) {
            if (people[sum] > 0 && people[sum] < k) {
                hide(other, seen[sum], one);
                return true;
            }
        }
        return false;
    }

    private int[] joinedCellsOfOther() {
        int[] joined = apart(other.cells() + UNSEEN);
        int[] first = new int[one.cells()];
        Arrays.fill(first, Division.HIDDEN);
        for (int group = 0; group < groups.size(); group++) {
            int cell = one.seenIn(group);
            if (cell != Division.HIDDEN) {
                int there = other.seenIn(group) + UNSEEN;
                first[cell] = first[cell] == Division.HIDDEN ? there : first[cell];
                join(joined, first[cell], there);
            }
        }
        return joined;
    }

    private int[] alikeCellsOfOne(int[] joined) {
        int[] alike = apart(one.cells());
        int[] first = new int[joined.length];
        Arrays.fill(first, Division.HIDDEN);
        for (int group = 0; group < groups.size(); group++) {
            if (one.seenIn(group) == Division.HIDDEN) {
                int there = root(joined, other.seenIn(group) + UNSEEN);
                first[there] = first[there] == Division.HIDDEN ? one.cellOf(group) : first[there];
                join(alike, first[there], one.cellOf(group));
            }
        }
        return alike;
    }

    /** Cells of the other that lie within one of the one, and leave a few people of it. */
    private boolean mendDifferences() {
        Map<Integer, Integer> ofOne = new HashMap<>();
        Map<Integer, Integer> ofOther = new HashMap<>();
        Map<Integer, Map<Integer, Integer>> common = new HashMap<>();
        for (int group = 0; group < groups.size(); group++) {
            int people = groups.get(group).people();
            ofOne.merge(one.seenIn(group), people, Integer::sum);
            ofOther.merge(other.seenIn(group), people, Integer::sum);
            common.computeIfAbsent(one.seenIn(group), cell -> new HashMap<>())
                    .merge(other.seenIn(group), people, Integer::sum);
        }
        for (int cell : ofOne.keySet().stream().sorted().toList()) {
            Map<Integer, Integer> parts = common.getOrDefault(cell, Map.of());
            List<Integer> within = parts.keySet().stream()
                    .filter(part -> parts.getOrDefault(part, 0).equals(ofOther.get(part)))
                    .sorted()
                    .toList();
            int left = ofOne.getOrDefault(cell, 0)
                    - within.stream()
                            .mapToInt(part -> parts.getOrDefault(part, 0))
                            .sum();
            if (!within.isEmpty() && left > 0 && left < k) {
                int smallest = within.stream()
                        .filter(part -> part != Division.HIDDEN)
                        .findFirst()
                        .orElse(Division.HIDDEN);
                if (smallest == Division.HIDDEN && cell != Division.HIDDEN) {
                    one.hide(cell);
                } else {
                    hide(other, smallest, one);
                }
                return true;
            }
        }
        return false;
    }

    /** Hides the cell, if it is one; else the smallest that the second division shows. */
    private static void hide(Division division, int cell, Division second) {
        if (cell == Division.HIDDEN) {
            second.hideSmallest();
        } else {
            division.hide(cell);
        }
    }

    private static int[] apart(int size) {
        int[] parents = new int[size];
        Arrays.setAll(parents, each -> each);
        return parents;
    }

    private static void join(int[] parents, int one, int other) {
        parents[root(parents, one)] = root(parents, other);
    }

    private static int root(int[] parents, int of) {
        int at = of;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
