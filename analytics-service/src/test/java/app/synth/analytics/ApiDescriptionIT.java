package app.synth.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.analytics.testsupport.PackagedAnalytics;
import app.synth.testsupport.ApiDescription;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the service publishes about itself. */
@QuarkusIntegrationTest
class ApiDescriptionIT extends PackagedAnalytics {
    @Test
    void owesItsReadersNothing() {
        assertThat(new ApiDescription(given().get("/openapi/analytics?format=json")
                                .jsonPath()
                                .getMap("$"))
                        .lacks())
                .isEmpty();
    }

    /** A line is shown with every column that it has, as JSON and as CSV. */
    @Test
    void linesAreShownWhole() {
        JsonPath document = given().get("/openapi/analytics?format=json").jsonPath();
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        int shown = 0;
        for (var path : paths.entrySet()) {
            for (String method : path.getValue().keySet()) {
                String content = "paths.'%s'.%s.responses.'200'.content.".formatted(path.getKey(), method);
                String shape = document.getString(content + "'application/x-ndjson'.schema.'$ref'");
                if (shape != null) {
                    Map<String, Object> columns =
                            document.getMap("components.schemas." + shape.replaceAll(".*/", "") + ".properties");
                    Map<String, Object> line = document.getMap(content + "'application/x-ndjson'.example");
                    assertThat(line.keySet()).as(path.getKey()).containsExactlyInAnyOrderElementsOf(columns.keySet());
                    assertThat(document.getString(content + "'text/csv'.example"))
                            .as(path.getKey())
                            .startsWith(String.join(",", line.keySet()) + "\r\n")
                            .endsWith("\r\n");
                    shown++;
                }
            }
        }
        assertThat(shown).isGreaterThan(15);
    }

    @Test
    void keysOfMachinesOpenWhatIsOnesOwn() {
        JsonPath document = given().get("/openapi/analytics?format=json").jsonPath();
        assertThat(document.getList("paths.'/api/v1/analytics/events/{event_id}'.get.security"))
                .containsOnly(Map.of("bearer", List.of()), Map.of("api_key", List.of()));
        assertThat(document.getList("paths.'/api/v1/analytics/overview'.get.security"))
                .containsExactly(Map.of("bearer", List.of()));
    }
}
