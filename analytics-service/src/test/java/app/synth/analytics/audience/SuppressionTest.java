package app.synth.analytics.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.synth.analytics.audience.PeopleTable.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionTest {
    private static final int MANY = 500;

    @ParameterizedTest
    @CsvSource({
        // nothing is small: everything is shown
        "10, 10 10, 10 10, 0",
        "10, 40, 40, 0",
        // the small one goes with the next smallest
        "10, 3 25 60 80, 60 80, 28",
        "10, 9 15 40, 40, 24",
        // two small ones that are enough by themselves, and two that are not
        "10, 4 6 30, 30, 10",
        "10, 2 3 30 50, 50, 35",
        // of 9 + 10 with a 10 shown, 9 would be known: the others are not larger than what is shown
        "10, 9 10 10 30, 30, 29",
        // three of 9 are known to be 9 each, since 27 leaves nothing else
        "10, 9 9 9 12 50, 50, 39",
        // nothing would be left
        "10, 9 10, , 19",
        "5, 1 1 1 1 1, , 5",
        "5, 4 6 20, 20, 10"
    })
    void aSmallCellIsHiddenWithAsManyOthersAsItTakes(int k, String cells, String shown, int hidden) {
        ShownTable table = only(new Suppression(k, MANY).of(of(sizes(cells))));
        assertThat(table.cells().values().stream().sorted().toList()).isEqualTo(sizes(shown));
        assertThat(table.hidden()).isEqualTo(hidden);
    }

    @Test
    void fewerThanKShowNothingNotEvenTheirNumber() {
        assertThat(new Suppression(10, MANY).of(of(List.of(4, 5)))).isEmpty();
        assertThat(new Suppression(10, MANY).of(of(List.of()))).isEmpty();
    }

    @Test
    void onlySoManyCellsAreShownAndTheOthersAreHiddenTogether() {
        ShownTable table = only(new Suppression(10, 2).of(of(List.of(20, 30, 40, 50))));
        assertThat(table.cells().values()).containsExactlyInAnyOrder(40, 50);
        assertThat(table.hidden()).isEqualTo(50);
    }

    @Test
    void kIsNeverBelowFive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Suppression(4, MANY));
    }

    /** Only a feed has a feed type: what is hidden of the sources with the feed's 12 would be told by the feed types. */
    @Test
    void aTableThatTellsWhatAnotherHidesHidesItToo() {
        PeopleTable table = new PeopleTable(
                2,
                List.of(
                        group(12, "feed", "personalized"),
                        group(8, "search", "unknown"),
                        group(100, "list", "unknown")));
        List<ShownTable> shown = new Suppression(10, MANY).of(table);
        assertThat(shown.get(0).cells()).isEqualTo(Map.of(List.of("list"), 100));
        assertThat(shown.get(0).hidden()).isEqualTo(20);
        assertThat(shown.get(1).cells()).doesNotContainKey(List.of("personalized"));
    }

    /** 100 have no age and 97 of them no city: 3 have a city and no age. */
    @Test
    void whatIsLeftBetweenTwoTablesIsNotAFewPeople() {
        PeopleTable table = new PeopleTable(
                2,
                List.of(
                        group(97, "no age", "no city"),
                        group(3, "no age", "Brooklyn"),
                        group(60, "young", "Brooklyn"),
                        group(50, "young", "Albany")));
        List<ShownTable> shown = new Suppression(10, MANY).of(table);
        assertThat(shown.get(0).cells().containsKey(List.of("no age"))
                        && shown.get(1).cells().containsKey(List.of("no city")))
                .isFalse();
    }

    /** Whoever knows how it works, how many cells are hidden, and the total, still has at least two answers for each cell. */
    @ParameterizedTest
    @CsvSource({"5, 30", "6, 30", "10, 44"})
    void nobodyWhoKnowsTheRulesCanWorkOutAHiddenCell(int k, int people) {
        Suppression suppression = new Suppression(k, MANY);
        for (int total = k; total <= people; total++) {
            Map<List<Integer>, Set<Integer>> possible = new HashMap<>();
            List<List<Integer>> hidden = new ArrayList<>();
            for (List<Integer> cells : partitions(total, 4, total)) {
                ShownTable table = only(suppression.of(of(cells)));
                List<Integer> rest = new ArrayList<>(cells);
                table.cells().values().forEach(rest::remove);
                if (!rest.isEmpty()) {
                    List<Integer> seen = new ArrayList<>(
                            table.cells().values().stream().sorted().toList());
                    seen.add(-rest.size());
                    possible.computeIfAbsent(seen, key -> new TreeSet<>()).addAll(rest);
                    hidden.add(rest);
                }
            }
            assertThat(hidden).isNotEmpty();
            assertThat(possible)
                    .as("%d people", total)
                    .allSatisfy((seen, values) -> assertThat(values).hasSizeGreaterThan(1));
        }
    }

    @RepeatedTest(400)
    void twoTablesTogetherTellNothingAboutFewerThanK(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int k = 5 + random.nextInt(6);
        PeopleTable table = random(random, 2);
        List<ShownTable> shown = new Suppression(k, MANY).of(table);
        if (shown.isEmpty()) {
            assertThat(table.people()).isLessThan(k);
            return;
        }
        LinearAttack attack = new LinearAttack();
        for (int dimension = 0; dimension < 2; dimension++) {
            ShownTable seen = shown.get(dimension);
            soundByItself(table, dimension, seen, k);
            for (List<String> cell : seen.cells().keySet()) {
                attack.learn(indicator(table, dimension, Set.of(cell)));
            }
            attack.learn(indicator(table, dimension, hidden(table, dimension, seen)));
        }
        for (int dimension = 0; dimension < 2; dimension++) {
            for (Set<List<String>> few : unionsBelow(table, dimension, shown.get(dimension), k)) {
                assertThat(attack.knows(indicator(table, dimension, few)))
                        .as("seed %d, k %d: %s of %s, from %s", repetition.getCurrentRepetition(), k, few, table, shown)
                        .isFalse();
            }
        }
    }

    @RepeatedTest(100)
    void ofManyTablesEveryOneIsSoundAndEveryPairOfThem(RepetitionInfo repetition) {
        Random random = new Random(1_000L + repetition.getCurrentRepetition());
        int k = 5 + random.nextInt(6);
        PeopleTable table = random(random, 6);
        List<ShownTable> shown = new Suppression(k, MANY).of(table);
        for (int one = 0; one < shown.size(); one++) {
            soundByItself(table, one, shown.get(one), k);
            for (int other = 0; other < shown.size(); other++) {
                if (one != other) {
                    leavesNoFew(table, one, shown.get(one), other, shown.get(other), k);
                }
            }
        }
    }

    private static void soundByItself(PeopleTable table, int dimension, ShownTable shown, int k) {
        assertThat(shown.cells().values()).allMatch(people -> people >= k);
        assertThat(shown.cells())
                .allSatisfy((cell, people) -> assertThat(people).isEqualTo(people(table, dimension, Set.of(cell))));
        Set<List<String>> hidden = hidden(table, dimension, shown);
        assertThat(shown.hidden()).isEqualTo(people(table, dimension, hidden));
        if (!hidden.isEmpty()) {
            assertThat(shown.hidden()).isGreaterThanOrEqualTo(k);
            assertThat(hidden.size() > 1 || shown.cells().isEmpty()).isTrue();
        }
    }

    /** Whatever of the one table holds whole cells of the other has none, or at least k, people beside them. */
    private static void leavesNoFew(
            PeopleTable table, int one, ShownTable ofOne, int other, ShownTable ofOther, int k) {
        for (Set<List<String>> whole : published(table, one, ofOne)) {
            double[] left = indicator(table, one, whole);
            boolean subtracted = false;
            for (Set<List<String>> part : published(table, other, ofOther)) {
                double[] there = indicator(table, other, part);
                double[] whereNow = left;
                if (IntStream.range(0, there.length).allMatch(at -> there[at] <= whereNow[at])) {
                    left = IntStream.range(0, there.length)
                            .mapToDouble(at -> whereNow[at] - there[at])
                            .toArray();
                    subtracted = true;
                }
            }
            double[] rest = left;
            int people = IntStream.range(0, rest.length)
                    .filter(at -> rest[at] > 0)
                    .map(at -> table.groups().get(at).people())
                    .sum();
            assertThat(!subtracted || people == 0 || people >= k).isTrue();
        }
    }

    private static List<Set<List<String>>> published(PeopleTable table, int dimension, ShownTable shown) {
        List<Set<List<String>>> all = new ArrayList<>();
        shown.cells().keySet().forEach(cell -> all.add(Set.of(cell)));
        Set<List<String>> hidden = hidden(table, dimension, shown);
        if (!hidden.isEmpty()) {
            all.add(hidden);
        }
        return all;
    }

    /** Every set of hidden cells with fewer than k people. */
    private static List<Set<List<String>>> unionsBelow(PeopleTable table, int dimension, ShownTable shown, int k) {
        List<List<String>> hidden = List.copyOf(hidden(table, dimension, shown));
        List<Set<List<String>>> few = new ArrayList<>();
        for (int chosen = 1; chosen < 1 << hidden.size(); chosen++) {
            int bits = chosen;
            Set<List<String>> cells = new HashSet<>();
            IntStream.range(0, hidden.size())
                    .filter(at -> (bits >> at & 1) == 1)
                    .forEach(at -> cells.add(hidden.get(at)));
            if (people(table, dimension, cells) < k) {
                few.add(cells);
            }
        }
        return few;
    }

    private static Set<List<String>> hidden(PeopleTable table, int dimension, ShownTable shown) {
        Set<List<String>> cells = new HashSet<>();
        table.groups().forEach(group -> cells.add(group.cells().get(dimension)));
        cells.removeAll(shown.cells().keySet());
        return cells;
    }

    private static double[] indicator(PeopleTable table, int dimension, Set<List<String>> cells) {
        return table.groups().stream()
                .mapToDouble(group -> cells.contains(group.cells().get(dimension)) ? 1 : 0)
                .toArray();
    }

    private static int people(PeopleTable table, int dimension, Set<List<String>> cells) {
        return table.groups().stream()
                .filter(group -> cells.contains(group.cells().get(dimension)))
                .mapToInt(Group::people)
                .sum();
    }

    /** Values of one dimension often imply those of another, as with real keys. */
    private static PeopleTable random(Random random, int dimensions) {
        int values = 2 + random.nextInt(6);
        int implied = random.nextInt(100);
        Map<List<List<String>>, Integer> groups = new HashMap<>();
        for (int each = 0; each < 1 + random.nextInt(25); each++) {
            int first = random.nextInt(values);
            List<List<String>> cells = new ArrayList<>();
            for (int dimension = 0; dimension < dimensions; dimension++) {
                boolean follows = random.nextInt(100) < implied;
                cells.add(List.of("v" + (follows ? first / (1 + dimension % 2) : random.nextInt(values))));
            }
            groups.merge(cells, 1 + random.nextInt(random.nextBoolean() ? 6 : 40), Integer::sum);
        }
        return new PeopleTable(
                dimensions,
                groups.entrySet().stream()
                        .map(group -> new Group(group.getKey(), group.getValue()))
                        .toList());
    }

    private static List<List<Integer>> partitions(int total, int cells, int most) {
        if (total == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (int first = Math.min(total, most); first > 0 && cells > 0; first--) {
            for (List<Integer> rest : partitions(total - first, cells - 1, first)) {
                List<Integer> one = new ArrayList<>(List.of(first));
                one.addAll(rest);
                all.add(one);
            }
        }
        return all;
    }

    private static List<Integer> sizes(@Nullable String cells) {
        return cells == null || cells.isBlank()
                ? List.of()
                : Stream.of(cells.trim().split(" ")).map(Integer::valueOf).toList();
    }

    private static PeopleTable of(List<Integer> sizes) {
        return new PeopleTable(
                1,
                IntStream.range(0, sizes.size())
                        .mapToObj(at -> group(sizes.get(at), "c" + at))
                        .toList());
    }

    private static Group group(int people, String... cells) {
        return new Group(Stream.of(cells).map(List::of).toList(), people);
    }

    private static ShownTable only(List<ShownTable> tables) {
        assertThat(tables).hasSize(1);
        return tables.getFirst();
    }
}
