package app.synth.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.tracking.testsupport.Admin;
import app.synth.tracking.testsupport.Described;
import app.synth.tracking.testsupport.PackagedTracking;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
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
    /** Already encoded. */
    private static final List<String> HOSTILE = List.of(
            "%00",
            "a%00b",
            "abc",
            "-1",
            "0",
            "99999999999999999999",
            "1e3",
            "%2B5",
            "%20",
            "%FF",
            "%F0%9F%8E%BB",
            "%27%3B--",
            "1-1-1-1-1",
            "0197c1de-7a00-7000-8000-00000000000g",
            "2026-13-01T00:00:00Z",
            "2026-11-01",
            "-999999999-01-01T00:00:00Z",
            "%2B999999999-12-31T23:59:59Z",
            "LTk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFovMDE5N2MxZGUtN2EwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx",
            "x".repeat(1_000));

    /** What only so many values are of, whoever asks. */
    private static final Set<String> CLOSED = Set.of(
            "from",
            "to",
            "cursor",
            "limit",
            "replayed",
            "from_line",
            "user_id",
            "action",
            "event_type",
            "reason",
            "window");

    private Admin admin;

    @BeforeEach
    void mayDoEverything() {
        admin = new Admin(suite);
        suite.accounts().grant(admin.user(), "view_all_analytics");
        suite.accounts().grant(admin.user(), "export_analytics");
    }

    @Test
    void noneIsAFault() {
        SoftAssertions softly = new SoftAssertions();
        for (Described operation : Described.all()) {
            for (Described.Parameter parameter : operation.parameters()) {
                if (parameter.in().equals("header")) {
                    continue;
                }
                for (String hostile : HOSTILE) {
                    String asked = operation + " with " + parameter.name() + " " + hostile;
                    Response answer = ask(operation, Map.of(parameter.name(), hostile));
                    softly.assertThat(answer.statusCode()).as(asked).isLessThan(500);
                    if (answer.statusCode() >= 400) {
                        softly.assertThat(answer.contentType()).as(asked).startsWith("application/problem+json");
                        softly.assertThat(answer.asString()).as(asked).contains("\"code\":\"");
                    }
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void aParameterThatIsNoneOfItsKindIsNamed() {
        Set<String> asked = new LinkedHashSet<>();
        SoftAssertions softly = new SoftAssertions();
        for (Described operation : Described.all()) {
            for (Described.Parameter parameter : operation.parameters()) {
                if (parameter.in().equals("query")
                        && (CLOSED.contains(parameter.name())
                                || Set.of("integer", "boolean").contains(parameter.type()))) {
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
