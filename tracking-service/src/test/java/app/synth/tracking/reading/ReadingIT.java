package app.synth.tracking.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored is read back, by those who may. */
@QuarkusIntegrationTest
class ReadingIT extends PackagedTracking {
    private static final String MINE = "/api/v1/me/interactions";

    private final String mark = "e-" + UUID.randomUUID();

    @Test
    void everybodySeesTheirOwnAndNobodyElses() {
        UUID other = UUID.randomUUID();
        Sent mine = Sent.click();
        Sent theirs = Sent.click();
        send(user, mine);
        send(other, theirs);

        assertThat(ids(as(user).get(MINE))).containsExactly(mine.id());
        assertThat(ids(as(other).get(MINE))).containsExactly(theirs.id());
        assertThat(ids(as(UUID.randomUUID()).get(MINE))).isEmpty();
        assertThat(ids(as(user).queryParam("user_id", other).get(MINE))).containsExactly(mine.id());
        given().get(MINE).then().statusCode(401);
    }

    @Test
    void aRowIsShownAsItIsStored() {
        Instant at = Instant.parse(Instant.now().minusSeconds(60).toString().substring(0, 19) + ".123456Z");
        Sent sent = Sent.of("like", "review", "r-7")
                .at(at)
                .with("session_id", "s-1")
                .with("anonymous_id", "a-1")
                .with("metadata", Map.of("liked", true));
        String body = sent.toString().replace("true", "true,\"exact\":12345678901234567890.12345678901234567890");
        post(ONE, body).then().statusCode(200).body("stored", equalTo(1));

        Response answer = as(user).get(MINE);
        answer.then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", notNullValue())
                .body("items[0].message_id", equalTo(sent.id()))
                .body("items[0].source", equalTo("app"))
                .body("items[0].user_id", equalTo(user.toString()))
                .body("items[0].anonymous_id", equalTo("a-1"))
                .body("items[0].event_type", equalTo("like"))
                .body("items[0].entity_type", equalTo("review"))
                .body("items[0].entity_id", equalTo("r-7"))
                .body("items[0].action", equalTo("like"))
                .body("items[0].metadata.liked", equalTo(true))
                .body("items[0].session_id", equalTo("s-1"))
                .body("items[0].occurred_at", equalTo(at.toString()))
                .body("items[0].received_at", notNullValue())
                .body("items[0].original_occurred_at", nullValue())
                .body("items[0].claimed", nullValue())
                .body("next", nullValue());
        assertThat(answer.asString()).contains("12345678901234567890.12345678901234567890");
    }

    @Test
    void pagesHoldEachOnceNewestFirst() {
        Instant now = Instant.now();
        List<String> newestFirst = new ArrayList<>();
        for (int minute = 1; minute <= 7; minute++) {
            // Three at the same instant: their ids tell them apart.
            Sent sent = Sent.click().at(now.minus(Duration.ofMinutes(minute < 4 ? 1 : minute)));
            send(user, sent);
            newestFirst.add(sent.id());
        }
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            RequestSpecification asked = as(user).queryParam("limit", 2);
            Response page = (next == null ? asked : asked.queryParam("cursor", next)).get(MINE);
            seen.addAll(ids(page));
            send(user, Sent.click().at(now));
            next = page.path("next");
        } while (next != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(newestFirst);
        assertThat(seen.subList(3, 7)).containsExactlyElementsOf(newestFirst.subList(3, 7));
    }

    @Test
    void filtersNarrow() {
        Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
        Sent click = Sent.of("click", "event", mark).at(hourAgo);
        Sent follow = Sent.of("follow", "artist", mark + "-a");
        send(user, click);
        send(user, follow);
        assertThat(ids(as(user).queryParam("action", "event_click").get(MINE))).containsExactly(click.id());
        assertThat(ids(as(user).queryParam("event_type", "follow").get(MINE))).containsExactly(follow.id());
        assertThat(ids(as(user).queryParam("entity_type", "artist").get(MINE))).containsExactly(follow.id());
        assertThat(ids(as(user).queryParam("entity_id", mark).get(MINE))).containsExactly(click.id());
        String between = hourAgo.plusSeconds(60).toString();
        assertThat(ids(as(user).queryParam("from", between).get(MINE))).containsExactly(follow.id());
        assertThat(ids(as(user).queryParam("to", between).get(MINE))).containsExactly(click.id());
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0",
        "limit,501",
        "from,yesterday",
        "to,2026-11-01T00:00:00",
        "to,1969-01-01T00:00:00Z",
        "cursor,nonsense",
        "action,dance",
        "event_type,dance"
    })
    void whatCannotBeReadIsRefused(String parameter, String value) {
        as(user).urlEncodingEnabled(false)
                .get(MINE + "?" + parameter + "=" + value)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo(parameter));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_id=me",
                "anonymous_id=%00",
                "from=2026-01-01T00:00:00Z&to=2026-11-01T00:00:00Z",
                "from=2026-11-01T00:00:00Z&to=2026-11-01T00:00:00Z",
                "cursor=MjAyNg"
            })
    void whatAnAdminAsksIsCheckedToo(String query) {
        admin("manage_tracking")
                .urlEncodingEnabled(false)
                .get(ONE + "?" + query)
                .then()
                .statusCode(400);
    }

    @Test
    void anybodysNeedAPermission() {
        send(user, Sent.click());
        as(user).get(ONE).then().statusCode(403).body("code", equalTo("permission_denied"));
        admin("export_analytics").get(ONE).then().statusCode(403);
        admin("view_all_analytics").get(ONE).then().statusCode(200);
        admin("manage_tracking").get(ONE).then().statusCode(200);
        given().get(ONE).then().statusCode(401);
    }

    @Test
    void anAdminFindsBySourceSessionAndPerson() {
        UUID other = UUID.randomUUID();
        Sent one = Sent.of("click", "event", mark).with("session_id", mark).with("anonymous_id", mark);
        Sent two = Sent.of("view", "event", mark);
        send(user, one);
        send(other, two);
        assertThat(seen(Map.of("entity_id", mark), 2)).containsExactly(two.id(), one.id());
        assertThat(seen(Map.of("entity_id", mark, "event_type", "click"), 1)).containsExactly(one.id());
        assertThat(seen(Map.of("session_id", mark), 1)).containsExactly(one.id());
        assertThat(seen(Map.of("user_id", other), 1)).containsExactly(two.id());
        assertThat(seen(Map.of("user_id", user, "anonymous_id", mark), 1)).containsExactly(one.id());
        assertThat(seen(Map.of("user_id", other, "anonymous_id", mark), 0)).isEmpty();
        // A visitor is somebody who is not logged in.
        assertThat(seen(Map.of("anonymous_id", mark), 0)).isEmpty();
        assertThat(seen(Map.of("entity_id", mark, "source", "another"), 0)).isEmpty();
    }

    @Test
    void pagesAreStableWhileTransactionsComeAndGo() throws SQLException {
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Sent sent = Sent.of("click", "event", mark);
            send(user, sent);
            before.addFirst(sent.id());
        }
        assertThat(seen(Map.of("entity_id", mark), 6)).containsExactlyElementsOf(before);
        List<String> paged = new ArrayList<>();
        Sent during = Sent.of("click", "event", mark);
        String late = "late-" + UUID.randomUUID();
        try (Connection slow = suite.database().connection();
                Statement insert = slow.createStatement()) {
            slow.setAutoCommit(false);
            insert.execute("""
                    insert into tracking.user_interactions (id, user_id, occurred_at, received_at, event_type, entity_type,
                                                            entity_id, action, source, message_id)
                    values (gen_random_uuid(), '%s', now(), now(), 'click', 'event', '%s', 'event_click', 'app', '%s')
                    """.formatted(user, mark, late));
            send(user, during);
            Response first = admin("manage_tracking")
                    .queryParam("entity_id", mark)
                    .queryParam("limit", 3)
                    .get(ONE);
            paged.addAll(ids(first));
            slow.commit();
            send(user, Sent.of("click", "event", mark));
            Response second = admin("manage_tracking")
                    .queryParam("entity_id", mark)
                    .queryParam("limit", 3)
                    .queryParam("cursor", (String) first.path("next"))
                    .get(ONE);
            paged.addAll(ids(second));
            admin("manage_tracking")
                    .queryParam("entity_id", mark)
                    .queryParam("cursor", (String) second.path("next"))
                    .get(ONE)
                    .then()
                    .body("items", empty());
        }
        assertThat(paged).containsExactlyElementsOf(before);
        assertThat(seen(Map.of("entity_id", mark), 9)).contains(during.id(), late);
    }

    @Test
    void aQuestionThatTakesTooLongIsAProblem() throws SQLException {
        try (Connection blocker = suite.database().connection();
                Statement lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("lock table tracking.user_interactions in access exclusive mode");
            for (String path : List.of(MINE, ONE)) {
                admin("manage_tracking")
                        .get(path)
                        .then()
                        .statusCode(503)
                        .header("Retry-After", notNullValue())
                        .body("code", equalTo("query_too_large"));
            }
        }
    }

    @Test
    void thePathIsSharedWithTheWriters() {
        Sent sent = Sent.click();
        send(user, sent);
        as(user).get(ONE + "/limits").then().statusCode(200).body("source", equalTo("app"));
        as(user).get(ONE + "/" + sent.id() + "/fate").then().statusCode(200).body("fate", equalTo("stored"));
    }

    @Test
    void theApiIsDescribed() {
        given().get("/openapi/tracking")
                .then()
                .statusCode(200)
                .body(containsString("/api/v1/me/interactions"))
                .body(containsString("/api/v1/interactions/export"))
                .body(containsString("/api/v1/tracking/imports"))
                .body(containsString("entity_id"))
                .body(containsString("query_too_large"));
    }

    /** What an admin sees, once as much is there: a transaction elsewhere can keep the newest back for a moment. */
    private List<String> seen(Map<String, ?> filter, int expected) {
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> ids(admin("manage_tracking").queryParams(filter).get(ONE)), ids -> ids.size() == expected);
    }

    private RequestSpecification admin(String permission) {
        UUID admin = UUID.randomUUID();
        suite.accounts().grant(admin, permission);
        return as(admin);
    }

    private RequestSpecification as(UUID who) {
        return given().auth().oauth2(suite.tokens().user(who));
    }

    private void send(UUID who, Sent sent) {
        post(ONE, sent.toString(), suite.tokens().user(who))
                .then()
                .statusCode(200)
                .body("stored", equalTo(1));
    }

    private static List<String> ids(Response page) {
        page.then().statusCode(200);
        return page.path("items.message_id");
    }
}
