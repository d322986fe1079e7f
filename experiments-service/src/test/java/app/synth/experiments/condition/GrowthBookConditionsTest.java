package app.synth.experiments.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Row by row what GrowthBook's own SDK answered; the script beside the file made it. */
class GrowthBookConditionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyConditionIsMetByWhomTheSdkSays() throws IOException {
        List<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(2_000);
        assertThat(rows).allSatisfy(line -> {
            JsonNode row = JSON.readTree(line);
            assertThat(Condition.parse(map(row.path("condition"))).matches(map(row.path("attributes"))))
                    .isEqualTo(row.path("expected").booleanValue());
        });
    }

    private static Map<String, Object> map(JsonNode node) throws JsonProcessingException {
        return JSON.readValue(node.toString(), new TypeReference<>() {});
    }

    private static List<String> rows() throws IOException {
        try (InputStream file = GrowthBookConditionsTest.class.getResourceAsStream("/growthbook-conditions.jsonl")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
