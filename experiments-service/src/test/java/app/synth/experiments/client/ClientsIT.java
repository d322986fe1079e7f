package app.synth.experiments.client;

import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.synth.experiments.assignment.Bucket;
import app.synth.experiments.testsupport.PackagedExperiments;
import app.synth.testsupport.NodeClients;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packages that apps really use, unmodified, against the running service. */
@QuarkusIntegrationTest
class ClientsIT extends PackagedExperiments {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PEOPLE = 100_000;
    private static final int EXPOSED = 20_000;

    String key;
    String client;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        NodeClients.install();
    }

    @BeforeEach
    void aRunningExperiment() {
        key = newKey();
        client = api.clientKey();
        api.create(running(
                        key,
                        "variants",
                        List.of(
                                Map.of("name", "control", "value", "Buy"),
                                Map.of("name", "treatment", "value", "Take"))))
                .statusCode(201);
        api.served();
    }

    @Test
    void growthBookAndTheServerAgreeAboutEverybodyAlsoAfterAnotherWeighting() throws Exception {
        suite.database().update("""
                insert into experiments.experiment_namespaces (id) values ('clients') on conflict do nothing""");
        suite.database().update("update experiments.experiment_holdout set share = 0.05, seed = 'clients-held'");
        api.set(key, """
                hash_attribute = 'anonymous_id', namespace_id = 'clients', namespace_from = 0.1, namespace_to = 0.95,
                traffic_allocation = '{"weights": [0.3, 0.7], "coverage": 0.9}'""");
        api.served();
        Visitors visitors = new Visitors(service(), client, key);
        List<String> ids = Visitors.ids(PEOPLE);

        List<String> server = visitors.assignments(ids);
        List<String> sdk = NodeClients.run(ids, "growthbook", service().toString(), client, key);

        assertThat(server).hasSize(PEOPLE).contains("control", "treatment", "-");
        assertThat(sdk.subList(0, PEOPLE)).isEqualTo(server);
        assertThat(sdk.getLast()).isEqualTo("browser " + server.getFirst());

        List<String> exposed = ids.subList(0, EXPOSED);
        assertThat(visitors.expose(exposed)).isEqualTo(server.subList(0, EXPOSED));
        api.set(key, "phase = 2, traffic_allocation = '{\"weights\": [0.8, 0.2], \"coverage\": 0.5}'");
        api.served();

        List<String> after = visitors.assignments(ids.subList(0, 2 * EXPOSED));
        assertThat(moved(server.subList(0, EXPOSED), after)).isZero();
        assertThat(moved(server.subList(EXPOSED, 2 * EXPOSED), after.subList(EXPOSED, 2 * EXPOSED)))
                .isPositive();
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 2 * EXPOSED; i++) {
            documents.add(ids.get(i) + (i < EXPOSED && !after.get(i).equals("-") ? "\t" + after.get(i) : ""));
        }
        List<String> sticky = NodeClients.run(documents, "growthbook", service().toString(), client, key);
        assertThat(sticky.subList(0, 2 * EXPOSED)).isEqualTo(after);
        assertThat(sticky.getLast()).isEqualTo("browser " + after.getFirst());
        suite.database().update("update experiments.experiment_holdout set share = 0");
    }

    @Test
    void growthBookIsToldOfChanges() throws Exception {
        api.set(key, "traffic_allocation = '{\"weights\": [1, 0], \"coverage\": 1}'");
        api.served();
        try (NodeClients.Running running =
                NodeClients.start("growthbook-stream", service().toString(), client, key)) {
            printed(running, "\"Buy\"");
            api.set(key, "phase = 2, traffic_allocation = '{\"weights\": [0, 1], \"coverage\": 1}'");
            printed(running, "\"Take\"");
            api.set(key, "state = 'paused'");
            printed(running, "\"fallback\"");
        }
    }

    @Test
    void openFeatureOfAServerEvaluates() throws Exception {
        String apiKey = suite.accounts().key(api.manager());
        List<String> lines =
                NodeClients.run(List.of(), "openfeature-server", service().toString(), apiKey, key, "u1", "ü2", "🎻3");

        for (int i = 0; i < 3; i++) {
            JsonPath details = JsonPath.from(lines.get(i));
            int bucket = Bucket.of(key, List.of("u1", "ü2", "🎻3").get(i)).number();
            assertThat(details.getString("variant")).isEqualTo(bucket < 5_000 ? "control" : "treatment");
            assertThat(details.getString("value")).isEqualTo(bucket < 5_000 ? "Buy" : "Take");
            assertThat(details.getString("reason")).isEqualTo("SPLIT");
            assertThat(details.getInt("flagMetadata.bucket")).isEqualTo(bucket);
            assertThat(details.getBoolean("flagMetadata.in_experiment")).isTrue();
        }
        JsonPath missing = JsonPath.from(lines.get(3));
        assertThat(missing.getString("value")).isEqualTo("fallback");
        assertThat(missing.getString("errorCode")).isEqualTo("FLAG_NOT_FOUND");
    }

    @Test
    void openFeatureOfABrowserEvaluatesAndIsToldOfChanges() throws Exception {
        api.set(key, "traffic_allocation = '{\"weights\": [1, 0], \"coverage\": 1}'");
        api.served();
        try (NodeClients.Running running =
                NodeClients.start("openfeature-web", service().toString(), client, key, "u1")) {
            printed(running, "\"value\":\"Buy\"");
            api.set(key, "phase = 2, traffic_allocation = '{\"weights\": [0, 1], \"coverage\": 1}'");
            printed(running, "\"value\":\"Take\"");
            api.set(key, "state = 'paused'");
            printed(running, "\"errorCode\":\"FLAG_NOT_FOUND\"");
        }
    }

    @Test
    void openFeatureOfJavaEvaluates() throws Exception {
        OpenFeatureAPI openFeature = OpenFeatureAPI.getInstance();
        openFeature.setProviderAndWait(OfrepProvider.constructProvider(OfrepProviderOptions.builder()
                .baseUrl(service().toString())
                .headers(com.google.common.collect.ImmutableMap.of(
                        "Authorization", com.google.common.collect.ImmutableList.of("Bearer " + client)))
                .build()));
        try {
            String user = UUID.randomUUID().toString();
            FlagEvaluationDetails<String> details =
                    openFeature.getClient().getStringDetails(key, "fallback", new ImmutableContext(user, Map.of()));
            int bucket = Bucket.of(key, user).number();
            assertThat(details.getVariant()).isEqualTo(bucket < 5_000 ? "control" : "treatment");
            assertThat(details.getValue()).isEqualTo(bucket < 5_000 ? "Buy" : "Take");
            assertThat(details.getFlagMetadata().getBoolean("in_experiment")).isTrue();

            api.set(key, "traffic_allocation = '{\"weights\": [0.5, 0.5], \"coverage\": 0}'");
            api.served();
            FlagEvaluationDetails<String> outside =
                    openFeature.getClient().getStringDetails(key, "fallback", new ImmutableContext(user, Map.of()));
            assertThat(outside.getVariant()).isNull();
            assertThat(outside.getFlagMetadata().getBoolean("in_experiment")).isFalse();
        } finally {
            openFeature.shutdown();
        }
    }

    private static void printed(NodeClients.Running running, String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(running.output()).contains(text));
    }

    /** How many of those who were in the experiment have another variant, or none. */
    private static long moved(List<String> before, List<String> after) {
        long moved = 0;
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals("-") && !before.get(i).equals(after.get(i))) {
                moved++;
            }
        }
        return moved;
    }

    private static URI service() {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port);
    }
}
