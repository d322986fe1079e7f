package app.synth.localstack.sample;

import app.synth.localstack.client.Lanes;
import app.synth.localstack.client.RefusedException;
import app.synth.localstack.client.SuiteClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** A running experiment that a third of the people, those who come most often, have met. */
final class SampleExperiment {
    static final String KEY = "checkout-cta";

    private static final Map<String, Object> DEFINITION = Map.of(
            "key",
            KEY,
            "name",
            "Checkout button",
            "description",
            "Does naming the price on the button sell more tickets?",
            "variants",
            List.of(
                    Map.of("name", "control", "value", Map.of("label", "Get tickets")),
                    Map.of("name", "treatment", "value", Map.of("label", "Get tickets from $15"))),
            "traffic_allocation",
            Map.of("weights", List.of(0.5, 0.5), "coverage", 1.0),
            "success_metrics",
            List.of("ticket_click_rate"),
            "state",
            "running");

    private final SuiteClient client;
    private final Function<UUID, String> tokens;

    SampleExperiment(SuiteClient client, Function<UUID, String> tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /** Lets it run; one that is there already goes on. */
    void create(String adminToken) throws IOException {
        try {
            client.post("/api/v1/experiments", adminToken, DEFINITION);
        } catch (RefusedException e) {
            if (!e.code().equals("experiment_exists")) {
                throw e;
            }
        }
    }

    /** Lets them see what the experiment gives them. */
    void expose(List<Person> people, Lanes lanes) throws IOException {
        lanes.each(
                people,
                person -> client.post("/api/v1/exposures", tokens.apply(person.userId()), Map.of("experiment", KEY)));
    }
}
