package app.synth.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.analytics.testsupport.PackagedAnalytics;
import app.synth.analytics.testsupport.QuietRollups;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever stands in an address: no operation breaks over it, and what is wrong is a problem with a code. */
@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
class AddressesIT extends PackagedAnalytics {
    private static final String NUL = "%00";
    private static final String FAR = "%2B999999999-12-31";
    private static final List<String> STRANGE = List.of(
            "abc",
            "",
            "-1",
            "99999999999",
            "2026-13-45",
            "2026-02-30T25:00:00Z",
            FAR,
            FAR + "T00:00:00Z",
            "%F0%9F%8E%B8",
            "%ED%A0%80",
            "%2e%2e%2f",
            "eCt4LzEtMS0xLTEtMQ",
            "1-1-1-1-1",
            "x".repeat(3000));
    /** A time that Java knows and PostgreSQL does not, and an id, as a page's end is written. */
    private static final String FAR_CURSOR =
            "KzEwMDAwMDAwMDAtMTItMzFUMDA6MDA6MDBaLzAxOGY2ZDNhLTdiMGUtN2MxYS05YTQxLTNkNWExYzJiN2U5MA";

    private UUID anybody;

    /** An operation with its parameters. */
    private record Call(
            String method,
            String path,
            List<Map<String, Object>> parameters,
            @Nullable String type) {
        List<Map<String, Object>> in(String place) {
            return parameters.stream()
                    .filter(each -> place.equals(each.get("in")))
                    .toList();
        }

        boolean changesNothing() {
            return method.equals("get");
        }

        /** With this in every place of the path that has a name. */
        String with(String name) {
            return path.replaceAll("\\{[a-z_]+}", name.replace("$", "\\$"));
        }

        /** One that could be. */
        String usual() {
            return path.replace("{list}", "events")
                    .replace("{table}", "events")
                    .replaceAll("\\{[a-z_]+}", "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90");
        }
    }

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
    void aNulIsRefusedWhereverItStands() {
        SoftAssertions all = new SoftAssertions();
        for (Call call : calls()) {
            List<String> addresses = new ArrayList<>(List.of(call.usual() + "?any=" + NUL));
            if (call.path.contains("{")) {
                addresses.add(call.with("a" + NUL));
            }
            call.in("query").forEach(each -> addresses.add(call.usual() + "?" + each.get("name") + "=" + NUL));
            for (String address : addresses) {
                Response answer = send(call, address);
                all.assertThat(answer.statusCode())
                        .as(call.method + " " + address)
                        .isEqualTo(400);
                all.assertThat(code(answer)).as(call.method + " " + address).isEqualTo("invalid_field");
            }
        }
        all.assertAll();
    }

    @Test
    void strangeNamesInPathsAreProblems() {
        SoftAssertions all = new SoftAssertions();
        for (Call call : calls()) {
            if (call.path.contains("{")) {
                STRANGE.stream().filter(name -> !name.isEmpty()).forEach(name -> isSound(all, call, call.with(name)));
            }
        }
        all.assertAll();
    }

    @Test
    void strangeParametersAreProblems() {
        SoftAssertions all = new SoftAssertions();
        for (Call call : calls()) {
            for (Map<String, Object> parameter : call.in("query")) {
                Stream.concat(STRANGE.stream(), Stream.of(FAR_CURSOR))
                        .forEach(value -> isSound(all, call, call.usual() + "?" + parameter.get("name") + "=" + value));
            }
        }
        all.assertAll();
    }

    @Test
    void wrongNumbersAndWordsAreRefusedByName() {
        SoftAssertions all = new SoftAssertions();
        int found = 0;
        for (Call call : calls()) {
            for (Map<String, Object> parameter : call.in("query")) {
                if (!(parameter.get("schema") instanceof Map<?, ?> schema)) {
                    continue;
                }
                boolean isNumber = "integer".equals(schema.get("type"));
                if (isNumber || schema.containsKey("enum")) {
                    found++;
                    List<String> wrong = isNumber ? List.of("abc", "0", "1.5", "99999999999") : List.of("abc");
                    for (String value : wrong) {
                        String address = call.usual() + "?" + parameter.get("name") + "=" + value
                                + required(call, parameter.get("name"));
                        Response answer = send(call, address);
                        all.assertThat(answer.statusCode()).as(address).isEqualTo(400);
                        all.assertThat(code(answer)).as(address).isEqualTo("invalid_field");
                        all.assertThat((Object) answer.path("field"))
                                .as(address)
                                .isEqualTo(parameter.get("name"));
                    }
                }
            }
        }
        all.assertAll();
        assertThat(found).isGreaterThan(20);
    }

    /** Dates, numbers, words, text: where one is needed it is missing, and elsewhere the default comes in its place. */
    @Test
    void whatIsEmptyCountsAsAbsent() {
        SoftAssertions all = new SoftAssertions();
        int found = 0;
        for (Call call : calls().stream().filter(Call::changesNothing).toList()) {
            for (Map<String, Object> parameter : call.in("query")) {
                found++;
                String without = call.usual() + "?any=1" + required(call, parameter.get("name"));
                String with = without + "&" + parameter.get("name") + "=";
                Response absent = send(call, without);
                Response empty = send(call, with);
                all.assertThat(empty.statusCode()).as(with).isEqualTo(absent.statusCode());
                all.assertThat(field(empty)).as(with).isEqualTo(field(absent));
            }
        }
        all.assertAll();
        assertThat(found).isGreaterThan(70);
    }

    @Test
    void whoTakesNoneOfTheFormsIsTold() {
        SoftAssertions all = new SoftAssertions();
        document()
                .forEach((path, item) -> map(item).forEach((method, operation) -> {
                    if (map(map(operation).get("responses")).containsKey("406")) {
                        Call call =
                                new Call(method, path, List.of(), method.equals("post") ? "application/json" : null);
                        Response answer = given().auth()
                                .oauth2(suite.tokens().user(anybody))
                                .accept("image/png")
                                .contentType("application/json")
                                .body("{}")
                                .request(method, call.usual());
                        all.assertThat(answer.statusCode()).as(path).isEqualTo(406);
                        all.assertThat(code(answer)).as(path).isEqualTo("not_acceptable");
                    }
                }));
        all.assertAll();
    }

    /** What the operation needs beside a parameter. */
    private static String required(Call call, @Nullable Object beside) {
        if (call.path.endsWith("/breakdown") && !"key".equals(beside)) {
            return "&key=source";
        }
        return call.path.endsWith("/paths") && !"action".equals(beside) ? "&action=share" : "";
    }

    private void isSound(SoftAssertions all, Call call, String address) {
        Response answer = send(call, address);
        String what = call.method + " " + shortened(address);
        all.assertThat(answer.statusCode()).as(what).isLessThan(500);
        if (answer.statusCode() >= 400) {
            all.assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
            all.assertThat(code(answer)).as(what).isNotBlank();
        }
    }

    private Response send(Call call, String address) {
        var request = given().urlEncodingEnabled(false)
                .auth()
                .oauth2(suite.tokens().user(anybody))
                .accept("*/*");
        return (call.type == null
                        ? request
                        : request.contentType(call.type).body("{}".getBytes(StandardCharsets.UTF_8)))
                .request(call.method, address);
    }

    private static @Nullable String code(Response answer) {
        return answer.contentType().startsWith("application/problem+json") ? answer.path("code") : null;
    }

    private static @Nullable String field(Response answer) {
        return answer.statusCode() == 400 ? answer.path("field") : null;
    }

    private static String shortened(String address) {
        return address.length() > 200 ? address.substring(0, 200) + "…" : address;
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        document()
                .forEach((path, item) -> map(item).forEach((method, operation) -> {
                    List<Map<String, Object>> parameters = list(map(operation).get("parameters"));
                    Object body = map(operation).get("requestBody");
                    String type = body == null
                            ? null
                            : map(map(body).get("content")).keySet().iterator().next();
                    boolean neverEnds = path.endsWith("/live");
                    calls.add(new Call(method, path, neverEnds ? List.of() : parameters, type));
                }));
        assertThat(calls).hasSizeGreaterThan(30);
        return calls;
    }

    private static Map<String, Object> document() {
        return map(given().get("/openapi/analytics?format=json")
                .jsonPath()
                .getMap("$")
                .get("paths"));
    }

    @SuppressWarnings("unchecked") // JSON has no other objects
    private static Map<String, Object> map(@Nullable Object json) {
        return json instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static List<Map<String, Object>> list(@Nullable Object json) {
        return json instanceof List<?> all ? all.stream().map(AddressesIT::map).toList() : List.of();
    }
}
