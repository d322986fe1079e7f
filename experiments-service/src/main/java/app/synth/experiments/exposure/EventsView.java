package app.synth.experiments.exposure;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/** What became of each event, in the order sent. */
record EventsView(List<EventView> events) {

    /** @param outcome kept, known, not_exposed or no_subject */
    @JsonNaming(SnakeCaseStrategy.class)
    record EventView(String messageId, String outcome) {}
}
