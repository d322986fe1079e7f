package app.synth.tracking.quarantine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.synth.tracking.testsupport.PackagedQuarantine;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was refused is seen, and taken in after all. */
@QuarkusIntegrationTest
class QuarantineIT extends PackagedQuarantine {
    private static final String AS_A_VIEW =
            "{\"correction\":{\"event_type\":\"view\",\"metadata\":{\"source\":\"feed\"}}}";

    @Test
    void isListedByReasonSourceAndTime() {
        Sent unknown = refused();
        Sent nobodys = Sent.click();
        send(nobodys);
        list("?source=" + source).body("items.message_id", contains(unknown.id(), nobodys.id()));
        list("?source=" + source + "&reason=missing_identity")
                .body("items.message_id", contains(nobodys.id()))
                .body("items[0].reason", equalTo("missing_identity"))
                .body("items[0].face", equalTo("interactions"))
                .body("items[0].received_at", notNullValue())
                .body("next", nullValue());
        list("?source=" + source + "&to=2020-01-01T00:00:00Z").body("items", equalTo(List.of()));
        list("?source=" + source + "&from=2099-01-01T00:00:00Z").body("items", equalTo(List.of()));
    }

    @Test
    void pagesShowEachRowOnceWhileNewOnesArrive() {
        List<Sent> first = Stream.generate(PackagedQuarantine::unknown).limit(7).toList();
        page(key).body(Sent.batch(first)).post(BATCH).then().statusCode(200).body("quarantined", equalTo(7));
        List<String> seen = new ArrayList<>();
        String next = null;
        for (int pages = 0; pages == 0 || next != null; pages++) {
            JsonPath page = list("?source=" + source + "&limit=3" + (next == null ? "" : "&cursor=" + next))
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.message_id"));
            next = page.getString("next");
            if (pages < 2) {
                refused();
            }
        }
        assertThat(seen)
                .doesNotHaveDuplicates()
                .hasSize(9)
                .containsAll(first.stream().map(Sent::id).toList());
    }

    @Test
    void oneIsShownWithItsWholeBody() {
        Sent large = unknown().with("metadata", Map.of("note", "x".repeat(5_000)));
        send(large);
        String id = idOf(large);
        list("?source=" + source).body("items[0].body.length()", equalTo(2_000));
        admin.request()
                .get(QUARANTINE + "/" + id)
                .then()
                .statusCode(200)
                .body("body", equalTo(large.toString()))
                .body("body_length", equalTo(large.toString().length()));
        admin.request().get(QUARANTINE + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void whatIsReplayedAsItWasIsRefusedAgainAndStays() {
        Sent sent = refused();
        replay(idOf(sent), "{}")
                .then()
                .statusCode(200)
                .body("fate", equalTo("quarantined"))
                .body("reason", equalTo("unknown_type"));
        assertThat(stored(sent)).isEmpty();
        assertThat(quarantined(sent))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("replayed_at", null));
    }

    @Test
    void whatIsCorrectedIsStoredAsOfItsArrival() {
        Sent sent = refused();
        send(Sent.byVisitor()); // a transaction of its own after it
        long newest = suite.database().count("select max(written_in::text::bigint) from tracking.user_interactions");
        replay(idOf(sent), AS_A_VIEW).then().statusCode(200).body("fate", equalTo("stored"));

        Map<String, Object> kept = quarantined(sent).getFirst();
        assertThat(kept.get("replayed_at")).isNotNull();
        assertThat(kept).containsEntry("replayed_by", admin.user());
        assertThat(stored(sent)).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("action", "impression")
                    .containsEntry("received_at", kept.get("received_at"))
                    .containsEntry("source", source)
                    .containsEntry("anonymous_id", sent.anonymousId());
            assertThat(Long.parseLong(row.get("written_in").toString())).isGreaterThan(newest);
        });
        page(key)
                .get(ONE + "/" + sent.id() + "/fate")
                .then()
                .body("fate", equalTo("stored"))
                .body("reason", nullValue());
        send(sent).then().body("duplicate", equalTo(1));
        list("?source=" + source).body("items", equalTo(List.of()));
        list("?source=" + source + "&replayed=true").body("items.message_id", contains(sent.id()));
    }

    @Test
    void aReplayMovesTheCountWithinTheHourOfArrival() {
        Sent sent = refused();
        suite.database().update("""
                update tracking.quarantine set received_at = received_at - interval '3 hours' where message_id = ?
                """, sent.id());
        suite.database().update("""
                insert into tracking.accounting_deltas
                select source, date_trunc('minute', received_at), fate, why, 1
                from tracking.quarantine,
                     (values ('received', ''), ('quarantined', 'unknown_type')) as counted (fate, why)
                where message_id = ?
                """, sent.id());
        replay(idOf(sent), AS_A_VIEW).then().body("fate", equalTo("stored"));
        JsonPath accounting = admin.request()
                .get("/api/v1/tracking/accounting?source=" + source)
                .then()
                .statusCode(200)
                .body("balanced", equalTo(true))
                .extract()
                .jsonPath();
        assertThat(accounting.getList("items.fates.stored", Long.class)).containsExactly(1L, 0L);
        assertThat(accounting.getList("items.fates.quarantined", Long.class)).containsExactly(0L, 1L);
        assertThat(accounting.getMap("items[0].fates.reasons")).isEmpty();
    }

    @Test
    void aReplayedIdentifyLinksItsVisitorOnce() {
        Sent before = Sent.byVisitor();
        send(before);
        Sent identify = Sent.of("identify", "user", user.toString())
                .with("anonymous_id", before.anonymousId())
                .with("session_id", 7);
        page(key)
                .auth()
                .oauth2(suite.tokens().user(user))
                .body(identify.toString())
                .post(ONE)
                .then()
                .body("results[0].reason", equalTo("malformed"));
        assertThat(linked(before)).isEmpty();
        String corrected = "{\"correction\":{\"session_id\":null}}";
        replay(idOf(identify), corrected).then().statusCode(200).body("fate", equalTo("stored"));
        replay(idOf(identify), corrected).then().statusCode(200).body("fate", equalTo("replayed"));
        send(identify).then().body("duplicate", equalTo(1));
        assertThat(linked(before)).containsExactly(user);
        given().auth()
                .oauth2(suite.tokens().user(user))
                .get("/api/v1/me/interactions?action=event_click")
                .then()
                .statusCode(200)
                .body("items.message_id", contains(before.id()))
                .body("items.claimed", contains(true));
    }

    @Test
    void whoIdentifiedFirstKeepsTheVisitorAlsoAfterAReplay() {
        Sent visitor = Sent.byVisitor();
        Sent late = Sent.of("identify", "user", user.toString())
                .with("anonymous_id", visitor.anonymousId())
                .with("session_id", 7);
        UUID first = UUID.randomUUID();
        for (var identify : Map.of(
                        user,
                        late,
                        first,
                        Sent.of("identify", "user", first.toString()).with("anonymous_id", visitor.anonymousId()))
                .entrySet()) {
            page(key)
                    .auth()
                    .oauth2(suite.tokens().user(identify.getKey()))
                    .body(identify.getValue().toString())
                    .post(ONE)
                    .then()
                    .statusCode(200);
        }
        replay(idOf(late), "{\"correction\":{\"session_id\":null}}").then().body("fate", equalTo("stored"));
        assertThat(linked(visitor)).containsExactly(first);
    }

    @Test
    void aCorrectionThatIsMistypedReplaysNothing() {
        Sent sent = refused();
        replay(idOf(sent), "{\"corrections\":{\"event_type\":\"view\"}}")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo("corrections"));
        assertThat(stored(sent)).isEmpty();
    }

    @Test
    void aSecondReplayFindsItStored() {
        Sent sent = refused();
        replay(idOf(sent), AS_A_VIEW).then().body("fate", equalTo("stored"));
        replay(idOf(sent), AS_A_VIEW).then().statusCode(200).body("fate", equalTo("replayed"));
        assertThat(stored(sent)).hasSize(1);
    }

    @Test
    void ofReplaysAtTheSameTimeOneStores() throws Exception {
        Sent sent = refused();
        String id = idOf(sent);
        List<String> fates = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            Callable<Response> replay = () -> replay(id, AS_A_VIEW);
            for (Future<Response> answer : threads.invokeAll(Collections.nCopies(20, replay))) {
                fates.add(answer.get().then().statusCode(200).extract().path("fate"));
            }
        }
        assertThat(fates).containsOnlyOnce("stored");
        assertThat(Collections.frequency(fates, "replayed")).isEqualTo(19);
        assertThat(stored(sent)).hasSize(1);
        total().body("total.stored", equalTo(1)).body("total.quarantined", equalTo(0));
    }

    @Test
    void whatViolatedThePlanPassesAfterThePlanChanged() {
        String strict = admin.source(Map.of("plan_mode", "enforce"));
        String thing = "thing-" + UUID.randomUUID();
        String rule = "/api/v1/tracking-plan/rules/custom/" + thing;
        admin.request()
                .body("{\"type\":\"object\",\"required\":[\"a\"]}")
                .put(rule)
                .then()
                .statusCode(201);
        Sent sent = Sent.of("custom", thing, "1").with("anonymous_id", "a");
        page(admin.writeKey(strict))
                .body(sent.toString())
                .post(ONE)
                .then()
                .body("results[0].reason", equalTo("plan_violation"));
        replay(idOf(sent), "{}").then().body("reason", equalTo("plan_violation"));
        admin.request().delete(rule).then().statusCode(204);
        replay(idOf(sent), "{}").then().body("fate", equalTo("stored"));
        assertThat(stored(sent)).hasSize(1);
    }

    @Test
    void whoHasObjectedSinceIsNotStored() {
        Sent sent = refused();
        page(key)
                .body(Map.of("tracking", false, "anonymous_id", sent.anonymousId()))
                .put("/api/v1/me/tracking-consent")
                .then()
                .statusCode(200);
        replay(idOf(sent), AS_A_VIEW).then().body("fate", equalTo("filtered")).body("reason", equalTo("opt_out"));
        assertThat(stored(sent)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"message_id\":\"other\"}", "{\"messageId\":\"other\"}", "[1]", "7", "\"x\""})
    void aCorrectionIsAnObjectThatKeepsTheId(String correction) {
        Sent sent = refused();
        replay(idOf(sent), "{\"correction\":" + correction + "}")
                .then()
                .statusCode(400)
                .body("field", equalTo("correction"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reason=none",
                "from=yesterday",
                "cursor=x",
                "from=-999999999-01-01T00:00:00Z",
                "source=a%00",
                "limit=0",
                "limit=501",
                "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z"
            })
    void aFilterThatCannotBeReadIs400(String query) {
        admin.request()
                .urlEncodingEnabled(false)
                .get(QUARANTINE + "?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_field"));
    }

    @Test
    void isForAdmins() {
        String id = idOf(refused());
        String token = suite.tokens().user(user);
        for (Response answer : List.of(
                given().auth().oauth2(token).get(QUARANTINE),
                given().auth().oauth2(token).get(QUARANTINE + "/" + id),
                post(QUARANTINE + "/" + id + "/replay", "{}"),
                post(QUARANTINE + "/replay", "{}"))) {
            answer.then().statusCode(403).body("missing_permission", contains("manage_tracking"));
        }
        page(key).get(QUARANTINE).then().statusCode(401);
    }

    /** Whose visitor it is. */
    private List<Object> linked(Sent visitor) {
        return suite
                .database()
                .query("select user_id from tracking.identities where anonymous_id = ?", visitor.anonymousId())
                .stream()
                .map(row -> row.get("user_id"))
                .toList();
    }

    private String idOf(Sent sent) {
        return quarantined(sent).getFirst().get("id").toString();
    }

    private Response replay(String id, String body) {
        return admin.request().body(body).post(QUARANTINE + "/" + id + "/replay");
    }
}
