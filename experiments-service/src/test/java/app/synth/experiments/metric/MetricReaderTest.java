package app.synth.experiments.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind': 'conversion', 'action': 'purchase'}",
                "{'kind': 'count'}",
                "{'kind': 'count', 'distinct': 'session', 'better': 'down', 'window_days': 90}",
                "{'kind': 'sum', 'event_type': 'left', 'value': ['cart', 'total'], 'cap': {'quantile': 0.99}}",
                "{'kind': 'ratio', 'action': 'event_click', 'denominator': {'action': 'impression'}, 'guardrail_margin': 0.01}",
                "{'kind': 'retention', 'day': 89, 'where': {'source': 'feed'}, 'entity_type': 'event', 'entity_id': 'e1'}"
            })
    void readsWhatCanBeCounted(String sent) {
        assertThat(MetricReader.definition(parse(sent)).better()).isIn("up", "down");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | definition.kind",
                "{'kind': 'median'} | definition.kind",
                "{'kind': 'count', 'better': 'left'} | definition.better",
                "{'kind': 'count', 'action': 'dance'} | definition.action",
                "{'kind': 'count', 'action': 'purchase', 'event_type': 'left'} | definition.event_type",
                "{'kind': 'count', 'event_type': ' '} | definition.event_type",
                "{'kind': 'ratio'} | definition.denominator",
                "{'kind': 'count', 'denominator': {}} | definition.denominator",
                "{'kind': 'ratio', 'denominator': {'action': 'dance'}} | definition.denominator.action",
                "{'kind': 'sum'} | definition.value",
                "{'kind': 'sum', 'value': []} | definition.value",
                "{'kind': 'count', 'value': ['x']} | definition.value",
                "{'kind': 'conversion', 'distinct': 'day'} | definition.distinct",
                "{'kind': 'count', 'distinct': 'year'} | definition.distinct",
                "{'kind': 'retention'} | definition.day",
                "{'kind': 'retention', 'day': 90} | definition.day",
                "{'kind': 'count', 'day': 1} | definition.day",
                "{'kind': 'count', 'window_days': 0} | definition.window_days",
                "{'kind': 'count', 'window_days': 91} | definition.window_days",
                "{'kind': 'retention', 'day': 1, 'window_days': 7} | definition.window_days",
                "{'kind': 'conversion', 'cap': {'value': 1}} | definition.cap",
                "{'kind': 'count', 'cap': {}} | definition.cap",
                "{'kind': 'count', 'cap': {'value': 0}} | definition.cap",
                "{'kind': 'count', 'cap': {'quantile': 1}} | definition.cap",
                "{'kind': 'count', 'cap': {'value': 1, 'quantile': 0.5}} | definition.cap",
                "{'kind': 'count', 'guardrail_margin': 1} | definition.guardrail_margin",
                "{'kind': 'count', 'guardrail_margin': '0.1'} | definition.guardrail_margin",
                "{'kind': 'count', 'windowdays': 7} | definition.windowdays",
                "{'kind': 'count', 'window_days': '7'} | definition.window_days",
                "{'kind': 'count', 'window_days': 1.5} | definition.window_days",
                "{'kind': 1} | definition.kind",
                "{'kind': 'count', 'better': 'Up'} | definition.better",
                "{'kind': 'count', 'where': []} | definition.where",
                "{'kind': 'count', 'where': {'a': '\\u0000'}} | definition.where",
                "{'kind': 'count', 'where': {'a': 1e999999}} | definition.where",
                "{'kind': 'sum', 'value': 'total'} | definition.value",
                "{'kind': 'sum', 'value': [1]} | definition.value",
                "{'kind': 'count', 'cap': {'value': 1e999}} | definition.cap.value",
                "{'kind': 'count', 'cap': {'most': 1}} | definition.cap.most",
                "{'kind': 'ratio', 'denominator': {'kind': 'count'}} | definition.denominator.kind"
            })
    void namesTheFieldThatIsWrong(String sent, String field) {
        assertThatThrownBy(() -> MetricReader.definition(parse(sent)))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem ->
                                assertThat(problem.getParameters().toString()).contains("field=" + field));
    }

    @Test
    void keysAreWhatExperimentsMayName() {
        assertThat(MetricReader.key("a_1")).isEqualTo("a_1");
        for (String key : new String[] {"", "1a", "A", "a-b", "a".repeat(65)}) {
            assertThatThrownBy(() -> MetricReader.key(key)).isInstanceOf(HttpProblem.class);
        }
    }

    private static @Nullable MetricDefinition parse(String sent) {
        String body = "{\"definition\": %s}".formatted(sent.replace('\'', '"'));
        return MetricBody.read(body.getBytes(StandardCharsets.UTF_8)).definition();
    }
}
