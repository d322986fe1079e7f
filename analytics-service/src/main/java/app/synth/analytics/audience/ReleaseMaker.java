package app.synth.analytics.audience;

import app.synth.analytics.audience.Release.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a block's people public, as far as may be. */
final class ReleaseMaker {
    private static final List<String> OF_VIEWERS = List.of("demographics", "locations");
    private static final String NO_KEY = "";

    private final Suppression suppression;
    private final List<String> keys;

    ReleaseMaker(Suppression suppression, List<String> keys) {
        this.suppression = suppression;
        this.keys = List.copyOf(keys);
    }

    /**
     * @param viewers the viewers by demographics and location
     * @param actors those who did something by the values of the keys, for each thing done
     */
    Release of(Block block, PeopleTable viewers, Map<String, PeopleTable> actors) {
        List<Cell> cells = new ArrayList<>();
        List<ShownTable> audience = suppression.of(viewers);
        for (int dimension = 0; dimension < audience.size(); dimension++) {
            add(cells, OF_VIEWERS.get(dimension), NO_KEY, audience.get(dimension));
        }
        actors.forEach((counted, people) -> {
            List<ShownTable> byKey = suppression.of(people);
            for (int key = 0; key < byKey.size(); key++) {
                add(cells, counted, keys.get(key), byKey.get(key));
            }
        });
        return new Release(
                block.eventId(),
                block.from().toString(),
                block.to().toString(),
                suppression.k(),
                audience.isEmpty() ? null : viewers.people(),
                cells);
    }

    private static void add(List<Cell> cells, String counted, String key, ShownTable table) {
        table.cells().forEach((value, people) -> cells.add(new Cell(counted, key, value, people)));
        if (table.hidden() > 0) {
            cells.add(new Cell(counted, key, List.of(), table.hidden()));
        }
    }
}
