package app.synth.accounts.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import app.synth.accounts.testsupport.PackagedAccounts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Profiles come in by the line, whatever stands in the other lines. */
@QuarkusIntegrationTest
class ImportIT extends PackagedAccounts {
    private static final String IMPORT = "/api/v1/profiles/import";
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void onlyAdminsImportAndOnlyLines() {
        lines(user(), "{}").post(IMPORT).then().statusCode(403).body("code", equalTo("permission_denied"));
        as(admin())
                .contentType("application/json")
                .body("{}")
                .post(IMPORT)
                .then()
                .statusCode(415);
        lines(admin(), "{}")
                .queryParam("reason", "x".repeat(501))
                .post(IMPORT)
                .then()
                .statusCode(400);
    }

    @Test
    void everyColumnIsTaken() {
        UUID user = UUID.randomUUID();
        JsonNode report = report(admin(), """
                {"user_id":"%s","name":"Ada","avatar_url":"https://a.example/x.png","bio":"a\\nb","instagram_handle":"@ada",\
                "gender":"woman","birthday":"1990-05-17","city":"Oslo","state":"OS","last_active_at":"2024-01-02T03:04:05Z",\
                "is_public_profile":false,"account_type":"venue","verified":true,"verification_level":"business",\
                "business_info":{"company":"Hall","seats":[1,2.50]},"subscription_tier":"premium",\
                "subscription_expires_at":"2099-01-01T00:00:00+02:00","created_at":"2019-01-01T00:00:00Z"}""".formatted(user));
        assertThat(report.toString())
                .isEqualTo("{\"kind\":\"report\",\"received\":1,\"made\":1,\"updated\":0,\"unchanged\":0,\"refused\":0,"
                        + "\"next_line\":2,\"complete\":true}");
        assertThat(row(user))
                .containsEntry("name", "Ada")
                .containsEntry("bio", "a\nb")
                .containsEntry("instagram_handle", "ada")
                .containsEntry("is_public_profile", false)
                .containsEntry("account_type", "venue")
                .containsEntry("verified", true)
                .containsEntry("info", "{\"seats\": [1, 2.50], \"company\": \"Hall\"}")
                .containsEntry("subscription_tier", "premium")
                .containsEntry("expires", "2098-12-31 22:00:00")
                .containsEntry("created", "2019-01-01 00:00:00")
                .containsEntry("active", "2024-01-02 03:04:05");
    }

    @Test
    void whatExistsIsChangedInWhatIsNamedOnly() {
        UUID user = user();
        suite.database()
                .update(
                        "update accounts.profiles set name = 'Old', bio = 'stays', city = 'Rome' where user_id = ?",
                        user);
        UUID admin = admin();
        String line = "{\"user_id\":\"%s\",\"name\":\"New\",\"city\":null}".formatted(user);
        assertThat(report(admin, line).get("updated").asInt()).isEqualTo(1);
        assertThat(row(user))
                .containsEntry("name", "New")
                .containsEntry("bio", "stays")
                .containsEntry("city", null);
        JsonNode again = report(admin, line);
        assertThat(again.get("unchanged").asInt()).isEqualTo(1);
        assertThat(again.get("updated").asInt()).isZero();
    }

    @Test
    void ofTwoLinesAboutOneUserBothCountInTheirOrder() {
        UUID user = UUID.randomUUID();
        JsonNode report = report(
                admin(),
                "{\"user_id\":\"%s\",\"name\":\"first\",\"city\":\"Rome\"}".formatted(user),
                "{\"user_id\":\"%s\",\"name\":\"second\"}".formatted(user),
                "{\"user_id\":\"%s\",\"bio\":\"b\"}".formatted(user));
        assertThat(report.get("made").asInt()).isEqualTo(1);
        assertThat(report.get("updated").asInt()).isEqualTo(2);
        assertThat(row(user))
                .containsEntry("name", "second")
                .containsEntry("city", "Rome")
                .containsEntry("bio", "b");
    }

    @Test
    void aBadLineCostsNoOther() {
        UUID first = UUID.randomUUID();
        UUID last = UUID.randomUUID();
        UUID admin = admin();
        UUID otherAdmin = admin();
        String user = "\"user_id\":\"" + UUID.randomUUID() + "\"";
        List<JsonNode> answer = answer(lines(
                        admin,
                        "{\"user_id\":\"%s\"}".formatted(first),
                        "{",
                        "[1]",
                        "",
                        "{\"name\":\"nobody\"}",
                        "{\"user_id\":\"1-1-1-1-1\"}",
                        "{" + user + ",\"version\":3}",
                        "{" + user + ",\"account_type\":\"admin\"}",
                        "{" + user + ",\"birthday\":\"1890-01-01\"}",
                        "{" + user + ",\"name\":\"\\u0000\"}",
                        "{" + user + ",\"business_info\":{\"a\":\"\\ud800\"}}",
                        "{" + user + ",\"business_info\":{\"a\":1e99999}}",
                        "{" + user + ",\"is_public_profile\":null}",
                        "{" + user + ",\"verified\":true}",
                        "{" + user + ",\"verified\":true,\"verification_level\":\"email\"}",
                        "{" + user + ",\"bio\":\"" + "x".repeat(70_000) + "\"}",
                        "{\"user_id\":\"%s\",\"subscription_tier\":\"enterprise\"}".formatted(admin),
                        "{\"user_id\":\"%s\",\"account_type\":\"user\"}".formatted(otherAdmin),
                        "{\"user_id\":\"%s\",\"name\":\"Boss\"}".formatted(otherAdmin),
                        "{\"user_id\":\"%s\"}".formatted(last))
                .post(IMPORT));
        List<String> refused = answer.stream()
                .filter(line -> line.get("kind").asText().equals("refused"))
                .map(line -> line.get("line").asText() + " " + line.get("code").asText() + " "
                        + line.path("field").asText())
                .toList();
        assertThat(refused)
                .containsExactly(
                        "2 malformed_json ",
                        "3 invalid_field body",
                        "5 invalid_field user_id",
                        "6 invalid_field user_id",
                        "7 invalid_field version",
                        "8 invalid_field account_type",
                        "9 invalid_field birthday",
                        "10 invalid_field name",
                        "11 invalid_field business_info",
                        "12 invalid_field business_info",
                        "13 invalid_field is_public_profile",
                        "14 invalid_field verified",
                        "15 invalid_field verified",
                        "16 too_large ",
                        "17 not_for_oneself ",
                        "18 is_admin account_type");
        JsonNode report = answer.getLast();
        assertThat(report.get("received").asInt()).isEqualTo(19);
        assertThat(report.get("made").asInt()).isEqualTo(2);
        assertThat(report.get("updated").asInt()).isEqualTo(1);
        assertThat(report.get("next_line").asInt()).isEqualTo(21);
        assertThat(row(last)).containsEntry("account_type", "user");
        assertThat(row(otherAdmin)).containsEntry("account_type", "admin").containsEntry("name", "Boss");
        assertThat(row(admin)).containsEntry("subscription_tier", "free");
    }

    @Test
    void theAuditLogKnowsWhoImportedAndWhy() {
        UUID admin = admin();
        UUID fresh = UUID.randomUUID();
        UUID known = user();
        String request = "import-" + fresh;
        lines(
                        admin,
                        "{\"user_id\":\"%s\",\"account_type\":\"artist\"}".formatted(fresh),
                        "{\"user_id\":\"%s\",\"subscription_tier\":\"premium\",\"name\":\"N\"}".formatted(known))
                .header("X-Request-Id", request)
                .queryParam("reason", "moving house")
                .post(IMPORT)
                .then()
                .statusCode(200);
        assertThat(audited(fresh, "profile"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("actor_kind", "user")
                        .containsEntry("actor", admin.toString())
                        .containsEntry("request_id", request)
                        .containsEntry("reason", "moving house")
                        .containsEntry("before", null));
        assertThat(audited(known, "tier"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("actor", admin.toString()).containsEntry("request_id", request));
    }

    @Test
    void theReportBeginsBeforeTheBodyEndsAndManyLinesTakeLittleMemory() throws Exception {
        UUID admin = admin();
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + IMPORT + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                            + "Authorization: Bearer " + suite.tokens().user(admin)
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            chunk(out, "{}\n");
            for (int hundred = 0; hundred < 105; hundred++) {
                StringBuilder lines = new StringBuilder();
                for (int line = 0; line < 100; line++) {
                    lines.append("{\"user_id\":\"").append(UUID.randomUUID()).append("\"}\n");
                }
                chunk(out, lines.toString());
            }
            socket.setSoTimeout(20_000);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(lineWith(in, "\"refused\"")).contains("\"line\":1");
            assertThat(lineWith(in, "\"progress\"")).contains("\"refused\":1");
            chunk(out, "{\"user_id\":\"" + UUID.randomUUID() + "\"}");
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(lineWith(in, "\"report\""))
                    .contains("\"received\":10502", "\"made\":10501", "\"complete\":true");
        }
    }

    @Test
    void twoImportsOfTheSameUsersAtOnceWaitForEachOther() throws Exception {
        UUID admin = admin();
        List<UUID> users = new ArrayList<>();
        for (int user = 0; user < 1_000; user++) {
            users.add(UUID.randomUUID());
        }
        String[] there = users.stream()
                .map(user -> "{\"user_id\":\"" + user + "\",\"name\":\"a\"}")
                .toArray(String[]::new);
        String[] back = users.reversed().stream()
                .map(user -> "{\"user_id\":\"" + user + "\",\"name\":\"b\"}")
                .toArray(String[]::new);
        List<Response> answers = new ArrayList<>();
        assertThat(statuses(List.of(
                        () -> keep(answers, lines(admin, there).post(IMPORT)),
                        () -> keep(answers, lines(admin, back).post(IMPORT)))))
                .containsExactly(200, 200);
        answers.forEach(answer -> {
            JsonNode report = answer(answer).getLast();
            assertThat(report.get("complete").asBoolean()).isTrue();
            assertThat(report.get("refused").asInt()).isZero();
        });
    }

    private static Response keep(List<Response> answers, Response answer) {
        synchronized (answers) {
            answers.add(answer);
        }
        return answer;
    }

    private JsonNode report(UUID admin, String... sent) {
        return answer(lines(admin, sent).post(IMPORT)).getLast();
    }

    private List<JsonNode> answer(Response response) {
        response.then().statusCode(200).contentType("application/x-ndjson");
        return response.asString().lines().map(this::read).toList();
    }

    private JsonNode read(String line) {
        try {
            return json.readTree(line);
        } catch (IOException notJson) {
            throw new AssertionError(line, notJson);
        }
    }

    private Map<String, Object> row(UUID user) {
        return suite.database().query("""
                        select *, business_info::text as info, (created_at at time zone 'UTC')::text as created,
                               (last_active_at at time zone 'UTC')::text as active,
                               (subscription_expires_at at time zone 'UTC')::text as expires
                        from accounts.profiles where user_id = ?
                        """, user).getFirst();
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String lineWith(BufferedReader in, String text) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("The answer ended without " + text);
    }
}
