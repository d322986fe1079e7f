package app.synth.tracking.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request's interactions. {@code received} is the sum of the four that follow it.
 *
 * @param filtered known bots and people who opted out: counted, not stored
 * @param results one per interaction, in the order sent
 */
@JsonNaming(SnakeCaseStrategy.class)
public record IngestAnswer(
        int received, int stored, int duplicate, int quarantined, int filtered, List<Result> results) {

    /**
     * What became of one.
     *
     * @param messageId the client's, or the one that the server gave it
     * @param fate stored, duplicate, quarantined or filtered
     * @param reason why it was quarantined or filtered: a code that never changes its meaning
     * @param detail the same for people
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            String messageId,
            String fate,
            @Nullable String reason,
            @Nullable String detail) {}

    static IngestAnswer of(List<Fate> fates) {
        int stored = 0;
        int duplicate = 0;
        int quarantined = 0;
        int filtered = 0;
        List<Result> results = new ArrayList<>(fates.size());
        for (Fate fate : fates) {
            String id = fate.messageId().text();
            switch (fate) {
                case Fate.Stored ignored -> {
                    stored++;
                    results.add(new Result(id, "stored", null, null));
                }
                case Fate.Duplicate ignored -> {
                    duplicate++;
                    results.add(new Result(id, "duplicate", null, null));
                }
                case Fate.Quarantined(var ignored, Refusal refusal) -> {
                    quarantined++;
                    results.add(new Result(id, "quarantined", refusal.reason().code(), refusal.detail()));
                }
                case Fate.Filtered(var ignored, Filtering why) -> {
                    filtered++;
                    results.add(new Result(id, "filtered", why.reason().code(), why.detail()));
                }
            }
        }
        return new IngestAnswer(fates.size(), stored, duplicate, quarantined, filtered, results);
    }
}
