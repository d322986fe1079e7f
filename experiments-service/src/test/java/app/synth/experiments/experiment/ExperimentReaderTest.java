package app.synth.experiments.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.synth.accounts.client.request.SentObject;
import app.synth.experiments.assignment.Namespace;
import app.synth.experiments.assignment.Targeting;
import app.synth.experiments.assignment.TrafficAllocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-01T09:30:00Z");
    private static final String LEAST = """
            {"key": "checkout-cta", "name": "Checkout button", "success_metrics": ["click_through_rate"],
             "variants": [{"name": "control", "value": 1}, {"name": "treatment", "value": {"deep": [true, null]}}]}
            """;

    @Test
    void whatIsNotSaidHasADefault() throws JsonProcessingException {
        NewExperiment read = read("");

        assertThat(read.state()).isEqualTo(ExperimentState.DRAFT);
        assertThat(read.design().seed()).isEqualTo("checkout-cta");
        assertThat(read.design().allocation()).isEqualTo(new TrafficAllocation(List.of(0.5, 0.5), 1));
        assertThat(read.design().targeting()).isEqualTo(Targeting.EVERYBODY);
        assertThat(read.metrics().guardrail()).isEmpty();
        assertThat(read.metrics().alpha()).isEqualTo(0.05);
        assertThat(read.hashAttribute()).isEqualTo(HashAttribute.USER_ID);
        assertThat(read.startDate()).isNull();
        assertThat(read.endDate()).isNull();
    }

    @Test
    void aRunningExperimentWithoutAStartStartsNow() throws JsonProcessingException {
        assertThat(read("{\"state\": \"running\"}").startDate()).isEqualTo(NOW);
        assertThat(read("{\"state\": \"running\", \"start_date\": \"2027-01-01T01:00:00+01:00\"}")
                        .startDate())
                .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void whomItIsForIsRead() throws JsonProcessingException {
        NewExperiment read = read("""
                {"condition": {"tier": "premium"}, "namespace": {"id": "checkout", "from": 0.25, "to": 1},
                 "in_holdout": false, "overrides": {"somebody": "treatment"}, "hash_attribute": "anonymous_id",
                 "guardrail_metrics": ["day_7_retention"], "alpha": 0.01, "hypothesis": "More"}
                """);

        Targeting targeting = read.design().targeting();
        assertThat(targeting.condition().matches(Map.of("tier", "premium"))).isTrue();
        assertThat(targeting.condition().matches(Map.of("tier", "free"))).isFalse();
        assertThat(targeting.namespace()).isEqualTo(new Namespace("checkout", 0.25, 1));
        assertThat(targeting.sparesHoldout()).isFalse();
        assertThat(targeting.overrides()).isEqualTo(Map.of("somebody", "treatment"));
        assertThat(read.hashAttribute()).isEqualTo(HashAttribute.ANONYMOUS_ID);
        assertThat(read.metrics())
                .isEqualTo(new ExperimentMetrics(List.of("click_through_rate"), List.of("day_7_retention"), 0.01));
        assertThat(read.hypothesis()).isEqualTo("More");
    }

    /** Each line: the field that is named, and what is sent instead of what is right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "key                         | {'key': null}",
                "key                         | {'key': 'Checkout'}",
                "key                         | {'key': 'checkout--cta'}",
                "key                         | {'key': 'a/b'}",
                "name                        | {'name': '  '}",
                "name                        | {'name': 'half a pair \\ud83c'}",
                "description                 | {'description': 'a\\u0000b'}",
                "seed                        | {'seed': ''}",
                "hash_attribute              | {'hash_attribute': 'shoe_size'}",
                "state                       | {'state': 'sleeping'}",
                "success_metrics             | {'success_metrics': []}",
                "success_metrics             | {'success_metrics': null}",
                "success_metrics[1]          | {'success_metrics': ['revenue', 'revenue']}",
                "success_metrics[0]          | {'success_metrics': [null]}",
                "start_date                  | {'start_date': 'tomorrow'}",
                "start_date                  | {'start_date': '+9999-01-01T00:00:00Z'}",
                "start_date                  | {'start_date': '1999-12-31T00:00:00Z'}",
                "end_date                    | {'start_date': '2026-12-01T00:00:00Z', 'end_date': '2026-11-30T00:00:00Z'}",
                "end_date                    | {'start_date': '2026-12-01T00:00:00Z', 'end_date': '2026-12-01T00:00:00Z'}",
                "end_date                    | {'state': 'running', 'end_date': '2026-10-01T00:00:00Z'}",
                "variants                    | {'variants': null}",
                "variants                    | {'variants': [{'name': 'control'}]}",
                "variants[1]                 | {'variants': [{'name': 'control'}, null]}",
                "variants[0].name            | {'variants': [{'value': 1}, {'name': 'control'}]}",
                "variants[1].name            | {'variants': [{'name': 'control'}, {'name': 'control'}]}",
                "variants[1].name            | {'variants': [{'name': 'control'}, {'name': ' control '}]}",
                "variants[0].value           | {'variants': [{'name': 'a', 'value': [{'k': '\\u0000'}]}, {'name': 'b'}]}",
                "variants[0].value           | {'variants': [{'name': 'a', 'value': {'\\u0000': 1}}, {'name': 'b'}]}",
                "traffic_allocation.weights  | {'traffic_allocation': {'weights': [1]}}",
                "traffic_allocation.weights  | {'traffic_allocation': {'weights': [0.2, 0.3, 0.5]}}",
                "traffic_allocation.weights  | {'traffic_allocation': {'weights': [0.5, 0.4]}}",
                "traffic_allocation.weights  | {'traffic_allocation': {'weights': [0.9, 0.9]}}",
                "traffic_allocation.weights  | {'traffic_allocation': {'weights': [1.5, -0.5]}}",
                "traffic_allocation.weights  | {'traffic_allocation': {'weights': [1, null]}}",
                "traffic_allocation.weights  | {'traffic_allocation': {'weights': [0.5, 'NaN']}}",
                "traffic_allocation.coverage | {'traffic_allocation': {'coverage': 1.01}}",
                "traffic_allocation.coverage | {'traffic_allocation': {'coverage': -0.01}}",
                "traffic_allocation.cover    | {'traffic_allocation': {'cover': 1}}",
                "key                         | {'key': 'holdout'}",
                "colour                      | {'colour': 'red'}",
                "alpha                       | {'alpha': 0}",
                "alpha                       | {'alpha': 0.5}",
                "alpha                       | {'alpha': '0.05'}",
                "guardrail_metrics           | {'guardrail_metrics': ['click_through_rate']}",
                "in_holdout                  | {'in_holdout': 'yes'}",
                "namespace.id                | {'namespace': {'from': 0, 'to': 1}}",
                "namespace.to                | {'namespace': {'id': 'a', 'from': 0.5, 'to': 0.5}}",
                "namespace.to                | {'namespace': {'id': 'a', 'from': 0, 'to': 1.5}}",
                "namespace.from              | {'namespace': {'id': 'a', 'from': -1, 'to': 1}}",
                "overrides                   | {'overrides': {'somebody': 'purple'}}",
                "overrides                   | {'overrides': {'': 'control'}}",
                "overrides                   | {'overrides': ['control']}",
                "condition                   | {'condition': []}",
                "condition                   | {'condition': {'a': '\\u0000'}}",
                "condition.$or[1].tier.$inn  | {'condition': {'$or': [{}, {'tier': {'$inn': ['a']}}]}}",
            })
    void whatIsWrongIsNamed(String field, String instead) {
        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> read(instead.replace('\'', '"')));

        assertThat(problem.getStatusCode()).isEqualTo(400);
        assertThat(problem.getParameters())
                .containsEntry("code", "invalid_field")
                .containsEntry("field", field);
    }

    private static NewExperiment read(String instead) throws JsonProcessingException {
        ObjectNode sent = (ObjectNode) JSON.readTree(LEAST);
        if (!instead.isEmpty()) {
            sent.setAll((ObjectNode) JSON.readTree(instead));
        }
        return ExperimentReader.read(SentObject.read(sent.toString(), ExperimentReader.FIELDS), NOW);
    }
}
