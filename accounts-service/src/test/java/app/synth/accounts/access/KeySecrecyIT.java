package app.synth.accounts.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;

import app.synth.accounts.testsupport.PackagedAccounts;
import io.quarkus.test.common.PropertyTestUtil;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guessing at keys teaches nothing. Keys are looked up by their SHA-256 and nothing else, so how long that takes says
 * something of a hash that nobody can steer, and nothing of the key; and what is answered is the same for all that is wrong.
 */
@QuarkusIntegrationTest
class KeySecrecyIT extends PackagedAccounts {
    private static final String MINE = "/api/v1/me/permissions";
    private static final int PREFIX = "sik_".length();

    private final Wire wire = new Wire();
    private UUID owner = UUID.randomUUID();
    private String key = "";

    @BeforeEach
    void aKey() {
        owner = new Things(suite).account("promoter", true);
        key = newKey();
    }

    @AfterEach
    void hangUp() {
        wire.close();
    }

    @Test
    void allThatIsWrongIsAnsweredWithTheSameBytes() {
        String revoked = newKey();
        suite.database()
                .update(
                        "update accounts.api_keys set revoked_at = now() where key_hash = sha256(?::bytea)",
                        revoked.getBytes(StandardCharsets.US_ASCII));
        String ended = newKey();
        suite.database()
                .update(
                        "update accounts.api_keys set expires_at = now() where key_hash = sha256(?::bytea)",
                        ended.getBytes(StandardCharsets.US_ASCII));
        Map<String, String> wrong = Map.of(
                "wrong in its first character",
                changed(key, PREFIX),
                "wrong in the middle",
                changed(key, key.length() / 2),
                "wrong in its last character",
                changed(key, key.length() - 1),
                "of nobody",
                "sik_" + "A".repeat(key.length() - PREFIX),
                "revoked",
                revoked,
                "ended",
                ended,
                "cut",
                key.substring(0, key.length() - 1),
                "too long",
                key + "A",
                "no key",
                "x");
        assertThat(sent(key)).startsWith("200 ");
        String expected = sent(wrong.get("of nobody"));
        assertThat(expected).startsWith("401 ").contains("invalid_api_key");
        wrong.forEach((how, guess) -> await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(sent(guess)).as(how).isEqualTo(expected)));
        assertThat(sent(key)).startsWith("200 ");
    }

    @Test
    void aKeyIsFoundByItsHashAlone() {
        String elsewhere = "sik_"
                + (UUID.randomUUID().toString() + UUID.randomUUID())
                        .replace("-", "")
                        .substring(0, 43);
        assertThat(sent(elsewhere)).startsWith("401 ");
        suite.database()
                .update(
                        "update accounts.api_keys set key_hash = sha256(?::bytea) where user_id = ?",
                        elsewhere.getBytes(StandardCharsets.US_ASCII),
                        owner);
        await().atMost(Duration.ofSeconds(12)) // as long as a refusal may be remembered
                .untilAsserted(() -> assertThat(sent(elsewhere)).startsWith("200 "));
        assertThat(suite.database().query("""
                                select column_name from information_schema.columns
                                where table_schema = 'accounts' and table_name = 'api_keys' and column_name like 'key%'
                                """).stream().map(row -> row.get("column_name")))
                .containsExactlyInAnyOrder("key_id", "key_hash", "key_start");
    }

    @Test
    void theKeyStandsInNoTable() {
        assertThat(sent(key)).startsWith("200 ");
        String secret = key.substring(PREFIX + 6); // what is before it is shown, to tell keys apart
        for (Map<String, Object> table : suite.database()
                .query("select table_name from information_schema.tables where table_schema = 'accounts'"
                        + " and table_type = 'BASE TABLE'")) {
            assertThat(suite.database()
                            .count(
                                    "select count(*) from accounts.\"" + table.get("table_name")
                                            + "\" as kept where strpos(kept::text, ?) > 0",
                                    secret))
                    .as("%s", table)
                    .isZero();
        }
    }

    @Test
    void theKeyIsSaidBackByNoAnswerAndNoLog() throws Exception {
        String mark = "key-" + UUID.randomUUID();
        String wrong = changed(key, key.length() - 1);
        List<Response> answers = new ArrayList<>();
        for (String sent : List.of(key, wrong)) {
            var marked = Map.of("X-Request-Id", mark);
            answers.add(as(owner).headers(marked).header("X-API-Key", sent).get(ME));
            answers.add(as(owner).headers(marked).get(ME + "/api-keys?cursor=" + sent));
            answers.add(as(owner).headers(marked).get(MINE + "?api_key=" + sent));
            answers.add(json(owner, Map.of("name", "n", "scopes", List.of(sent)))
                    .headers(marked)
                    .post(ME + "/api-keys"));
            answers.add(json(owner, "{\"checks\": [{\"permission\": \"comment\", \"user_id\": \"" + sent + "\"}]}")
                    .headers(marked)
                    .post("/api/v1/permissions/check"));
            for (Map<String, String> header : List.of(
                    Map.of("X-API-Key", sent),
                    Map.of("Authorization", "Bearer " + sent),
                    Map.of("Authorization", "Basic " + sent))) {
                answers.add(given().headers(marked)
                        .headers(header)
                        .accept(ContentType.JSON)
                        .get(MINE));
            }
        }
        String unguessable = key.substring(PREFIX + 6, key.length() - 1);
        for (Response answer : answers) {
            assertThat(answer.statusCode()).isLessThan(500);
            assertThat(answer.asString()).doesNotContain(unguessable);
            assertThat(answer.headers().toString()).doesNotContain(unguessable);
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(log()).contains(mark));
        assertThat(log()).doesNotContain(unguessable);
    }

    @Test
    void aKeyInAPathIsNotLogged() throws Exception {
        String mark = "pasted-" + UUID.randomUUID();
        for (String place : List.of(ME + "/api-keys/", "/api/v1/profiles/", "/api/v1/claims/", "/nowhere/")) {
            as(owner)
                    .header("X-Request-Id", mark)
                    .delete(place + key)
                    .then()
                    .statusCode(anyOf(equalTo(404), equalTo(405)));
        }
        String shown = "DELETE " + ME + "/api-keys/" + key.substring(0, PREFIX + 6) + "…";
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(log()).contains(mark).contains(shown));
        assertThat(log()).doesNotContain(key.substring(PREFIX + 6));
    }

    private static String log() throws Exception {
        return Files.readString(PropertyTestUtil.getLogFilePath());
    }

    private String newKey() {
        return json(owner, Map.of("name", "nightly", "scopes", List.of("comment")))
                .post(ME + "/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /** The status, every header and the body. Requests with the same id are answered with the same bytes. */
    private String sent(String guess) {
        var answer = wire.send("GET", MINE, Map.of("X-API-Key", guess, "X-Request-Id", "guess"), new byte[0]);
        Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + " " + headers + " " + answer.body();
    }

    private static String changed(String key, int place) {
        char other = key.charAt(place) == 'A' ? 'g' : 'A';
        return key.substring(0, place) + other + key.substring(place + 1);
    }
}
