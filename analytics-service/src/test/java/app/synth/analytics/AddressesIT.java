package app.synth.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.analytics.testsupport.PackagedAnalytics;
import app.synth.analytics.testsupport.QuietRollups;
import app.synth.testsupport.WrongAddresses;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever stands in an address is answered, and what is wrong in it is named. */
@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
class AddressesIT extends PackagedAnalytics {
    private UUID anybody;

    @BeforeEach
    void somebodyWhoMayEverything() {
        anybody = callers.granted(
                "view_all_analytics",
                "view_event_analytics",
                "view_artist_analytics",
                "view_venue_analytics",
                "export_analytics",
                "manage_catalogue");
    }

    @Test
    void areAnsweredWhateverStandsInThem() {
        assertThat(new WrongAddresses(
                                URI.create("http://localhost:" + RestAssured.port),
                                document().getMap("$"))
                        .opening(
                                "bearer",
                                "Authorization",
                                "Bearer " + suite.tokens().user(anybody))
                        .complaints())
                .isEmpty();
    }

    @Test
    void whoTakesNoneOfTheFormsIsTold() {
        SoftAssertions all = new SoftAssertions();
        Set<String> asked = new HashSet<>();
        Map<String, Map<String, Map<String, Map<String, Object>>>> paths =
                document().getMap("paths");
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (operation.get("responses").containsKey("406")) {
                asked.add(path);
                Response answer = given().auth()
                        .oauth2(suite.tokens().user(anybody))
                        .accept("image/png")
                        .contentType("application/json")
                        .body("{}")
                        .request(
                                method,
                                path.replace("{list}", "events").replaceAll("\\{[a-z_]+}", "nothing-is-called-that"));
                all.assertThat(answer.statusCode() + " " + answer.asString())
                        .as(path)
                        .startsWith("406 ")
                        .contains("\"code\":\"not_acceptable\"");
            }
        }));
        all.assertAll();
        assertThat(asked).hasSizeGreaterThan(10);
    }

    private static JsonPath document() {
        return given().get("/openapi/analytics?format=json").jsonPath();
    }
}
