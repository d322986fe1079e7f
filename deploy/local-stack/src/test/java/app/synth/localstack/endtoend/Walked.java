package app.synth.localstack.endtoend;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a walk through the demo says that it did.
 *
 * @param person as whom
 * @param things how often what was done, by type and id of what it was done to
 * @param figures what the person did, by the figure's column
 * @param searches each, with the number of its results
 * @param impressions what stood half in sight for a second, by type and id, measured without the SDK
 * @param tickets addresses at which ticket shops were entered
 * @param stats the SDK's counters
 * @param fates of every interaction, as the panel shows them
 * @param complaints of the browser, and what interactions lack by the tracking plan
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Walked(
        String person,
        Map<String, Map<String, Map<String, Integer>>> things,
        Map<String, Integer> figures,
        List<Search> searches,
        Map<String, Map<String, Integer>> impressions,
        List<String> tickets,
        Map<String, Integer> stats,
        List<String> fates,
        List<String> complaints) {
    static final Walked NOTHING =
            new Walked("", Map.of(), Map.of(), List.of(), Map.of(), List.of(), Map.of(), List.of(), List.of());

    record Search(String query, String type, int results) {}

    static Walked read(Path file) throws IOException {
        return new JsonMapper().readValue(file.toFile(), Walked.class);
    }

    Map<String, Map<String, Integer>> things(String type) {
        return things.getOrDefault(type, Map.of());
    }

    Map<String, Integer> impressions(String type) {
        return impressions.getOrDefault(type, Map.of());
    }

    List<Integer> results() {
        return searches.stream().map(Search::results).toList();
    }

    int sum(String type, String what) {
        return things(type).values().stream()
                .mapToInt(did -> did.getOrDefault(what, 0))
                .sum();
    }
}
