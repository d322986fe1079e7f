package app.synth.localstack.replay;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which concert a path stands for: the most requested path for the first concert, and so on. Paths are ranked by their
 * requests, whatever the query, and by their text where these are equal; concerts by their start, the latest first, and
 * by their id. When there are more paths than concerts it begins again with the first.
 */
final class Popularity {
    private final Map<String, RankedConcert> byPath;

    /**
     * A concert and how popular it is.
     *
     * @param rank of the path that stands for it, counted from 1
     */
    record RankedConcert(int rank, Concert concert) {}

    private Popularity(Map<String, RankedConcert> byPath) {
        this.byPath = byPath;
    }

    static Popularity of(List<LogLine> lines, List<Concert> concerts) {
        List<Concert> ranked = concerts.stream()
                .sorted(Comparator.comparing(Concert::startsAt).reversed().thenComparing(Concert::eventId))
                .toList();
        List<String> paths =
                lines.stream().collect(Collectors.groupingBy(LogLine::path, Collectors.counting())).entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList();
        Map<String, RankedConcert> byPath = new HashMap<>();
        for (int rank = 0; rank < paths.size(); rank++) {
            byPath.put(paths.get(rank), new RankedConcert(rank + 1, ranked.get(rank % ranked.size())));
        }
        return new Popularity(byPath);
    }

    RankedConcert of(LogLine line) {
        RankedConcert concert = byPath.get(line.path());
        if (concert == null) {
            throw new IllegalArgumentException("not a path of this log: " + line.path());
        }
        return concert;
    }
}
