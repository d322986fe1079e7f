package app.synth.analytics.audience;

import java.util.List;

/**
 * People of one release, divided in several ways at once: each is in one group, and a group is in one cell of every
 * dimension.
 *
 * @param dimensions how many ways
 * @param groups all people
 */
record PeopleTable(int dimensions, List<Group> groups) {

    /**
     * People who are alike in every dimension.
     *
     * @param cells the name of their cell, for each dimension
     * @param people how many they are
     */
    record Group(List<List<String>> cells, int people) {}

    PeopleTable {
        groups = List.copyOf(groups);
    }

    int people() {
        return groups.stream().mapToInt(Group::people).sum();
    }
}
