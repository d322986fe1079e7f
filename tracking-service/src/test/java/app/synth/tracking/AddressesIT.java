package app.synth.tracking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.testsupport.WrongAddresses;
import app.synth.tracking.testsupport.Admin;
import app.synth.tracking.testsupport.Described;
import app.synth.tracking.testsupport.PackagedTracking;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever stands in an address, the answer is an answer: never a fault, and a problem says what is wrong. */
@QuarkusIntegrationTest
class AddressesIT extends PackagedTracking {
    /** What only so many values are of, though the document does not list them. */
    private static final Set<String> CLOSED = Set.of("user_id", "action", "event_type", "reason", "window");

    private Admin admin;

    @BeforeEach
    void mayDoEverything() {
        admin = new Admin(suite);
        suite.accounts().grant(admin.user(), "view_all_analytics");
        suite.accounts().grant(admin.user(), "export_analytics");
    }

    @Test
    void areAnsweredWhateverStandsInThem() {
        assertThat(new WrongAddresses(
                                URI.create("http://localhost:" + RestAssured.port),
                                given().get("/openapi/tracking?format=json")
                                        .jsonPath()
                                        .getMap("$"))
                        .opening(
                                "bearer",
                                "Authorization",
                                "Bearer " + suite.tokens().user(admin.user()))
                        .where("event_type", "custom")
                        .where("call", "batch")
                        .complaints())
                .isEmpty();
    }

    @Test
    void aParameterThatIsNoneOfItsKindIsNamed() {
        Set<String> asked = new LinkedHashSet<>();
        SoftAssertions softly = new SoftAssertions();
        for (Described operation : Described.all()) {
            for (Described.Parameter parameter : operation.parameters()) {
                if (parameter.in().equals("query") && CLOSED.contains(parameter.name())) {
                    asked.add(parameter.name());
                    Response answer = ask(operation, Map.of(parameter.name(), "abc"));
                    softly.assertThat(answer.statusCode() + " " + answer.asString())
                            .as("%s %s", operation, parameter)
                            .startsWith("400 ")
                            .contains("\"code\":\"invalid_field\"")
                            .contains("\"field\":\"" + parameter.name() + "\"");
                }
            }
        }
        softly.assertAll();
        assertThat(asked).containsAll(CLOSED);
    }

    @Test
    void anEmptyParameterOfAChangeCountsAsAbsent() {
        SoftAssertions softly = new SoftAssertions();
        for (Described operation : Described.all()) {
            if (operation.method().equals("get")) {
                continue;
            }
            int without = ask(operation, Map.of()).statusCode();
            for (Described.Parameter parameter : operation.parameters()) {
                if (parameter.in().equals("query")) {
                    softly.assertThat(
                                    ask(operation, Map.of(parameter.name(), "")).statusCode())
                            .as("%s %s", operation, parameter)
                            .isEqualTo(without);
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void whereAnIdStandsInThePathWhatIsNoneIsNotFound() {
        for (String path : List.of("/api/v1/quarantine/", "/api/v1/sources/app/keys/")) {
            for (String id : List.of("abc", "1-1-1-1-1", UUID.randomUUID().toString())) {
                Response answer = path.contains("keys")
                        ? admin.request().delete(path + id)
                        : admin.request().get(path + id);
                assertThat(answer.statusCode()).as(path + id).isEqualTo(404);
                assertThat(answer.<String>path("code")).as(path + id).isEqualTo("not_found");
            }
        }
    }

    private Response ask(Described operation, Map<String, String> values) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (Described.Parameter parameter : operation.parameters()) {
            String value = values.get(parameter.name());
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", value == null ? harmless(parameter.name()) : value);
            } else if (parameter.in().equals("query") && value != null) {
                query.add(parameter.name() + "=" + value);
            }
        }
        var request = admin.request()
                .urlEncodingEnabled(false)
                .header("If-Match", "\"1\"")
                .header("User-Agent", BROWSER)
                .contentType(operation.contentType());
        if (operation.takesABody()) {
            request.body("[]".getBytes(StandardCharsets.UTF_8)); // nothing can become of it
        }
        return request.request(
                operation.method().toUpperCase(Locale.ROOT),
                path + (query.isEmpty() ? "" : "?" + String.join("&", query)));
    }

    private static String harmless(String parameter) {
        return switch (parameter) {
            case "id" -> "0197c1de-7a00-7000-8000-000000000001";
            case "event_type" -> "custom";
            case "call" -> "batch";
            default -> "nothing-is-called-that";
        };
    }
}
