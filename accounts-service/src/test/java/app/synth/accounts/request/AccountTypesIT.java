package app.synth.accounts.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import app.synth.accounts.testsupport.Outside;
import app.synth.accounts.testsupport.PackagedAccounts;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Asking for account types, deciding about it, and giving them directly. */
@QuarkusIntegrationTest
@WithTestResource(value = Outside.class, scope = TestResourceScope.GLOBAL)
class AccountTypesIT extends PackagedAccounts {
    private static final String MINE = "/api/v1/me/account-type-requests";
    private static final String ALL = "/api/v1/account-type-requests";
    private static final Map<String, Object> MEDIA = Map.of(
            "outlet_name", "Gig Weekly",
            "website", "https://gigs.example",
            "contact_email", "desk@gigs.example");

    @Test
    void anApprovalMakesTheAccountWhatWasAskedForWithItsBusinessInfo() {
        UUID user = user();
        UUID admin = admin();
        String id = ask(user, "media", MEDIA)
                .statusCode(201)
                .body("state", equalTo("pending"))
                .body("business_info", equalTo(MEDIA))
                .body("created_at", notNullValue())
                .extract()
                .path("account_type_request_id");

        decide(admin, id, "approve", Map.of("reason", "Seen the site"))
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("decided_by", equalTo(admin.toString()));

        as(user).get("/api/v1/me").then().body("account_type", equalTo("media")).body("business_info", equalTo(MEDIA));
        assertThat(audited(user, "account_type"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("actor_kind", "user")
                        .containsEntry("actor", admin.toString())
                        .containsEntry("reason", "Seen the site")
                        .containsEntry("after", "{\"account_type\": \"media\"}"));
        assertThat(audited(user, "account_type_request")).hasSize(2);
        as(user).get(MINE)
                .then()
                .statusCode(200)
                .body("items.state", contains("approved"))
                .body("items.reason", contains("Seen the site"));
        as(admin).get(ALL + "/" + id).then().statusCode(200).body("user_id", equalTo(user.toString()));
    }

    @Test
    void somebodyWhoHasNeverCalledBeforeMayAsk() {
        ask(UUID.randomUUID(), "media", MEDIA).statusCode(201);
    }

    @Test
    void aRejectionNeedsAReasonAndChangesNothingElse() {
        UUID user = user();
        UUID admin = admin();
        String id = ask(user, "media", MEDIA).extract().path("account_type_request_id");
        decide(admin, id, "reject", Map.of()).statusCode(400).body("field", equalTo("reason"));
        decide(admin, id, "reject", Map.of("reason", " ")).statusCode(400).body("field", equalTo("reason"));
        decide(admin, id, "reject", Map.of("reason", "No such site", "state", "approved"))
                .statusCode(400)
                .body("field", equalTo("state"));
        decide(admin, id, "reject", Map.of("reason", "No such site"))
                .statusCode(200)
                .body("state", equalTo("rejected"))
                .body("reason", equalTo("No such site"));
        assertThat(profile(user, "account_type")).isEqualTo("user");
        ask(user, "media", MEDIA).statusCode(201);
    }

    @Test
    void oneRequestWaitsAtATimeAndItsOwnerMayTakeItBack() {
        UUID user = user();
        String id = ask(user, "media", MEDIA).statusCode(201).extract().path("account_type_request_id");
        ask(user, "media", MEDIA).statusCode(409).body("code", equalTo("request_pending"));
        withdraw(user(), id).statusCode(404);
        withdraw(user, UUID.randomUUID().toString()).statusCode(404);
        withdraw(user, id).statusCode(200).body("state", equalTo("withdrawn"));
        withdraw(user, id).statusCode(409).body("code", equalTo("illegal_transition"));
        ask(user, "media", MEDIA).statusCode(201);
    }

    @Test
    void ofTenRequestsAtOnceOneIsMade() {
        UUID user = user();
        assertThat(atOnce(times(10, () -> ask(user, "media", MEDIA).extract().statusCode())))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @Test
    void aDecidedRequestStaysDecided() {
        UUID user = user();
        UUID admin = admin();
        String id = ask(user, "media", MEDIA).extract().path("account_type_request_id");
        decide(admin, id, "approve", Map.of()).statusCode(200);
        decide(admin, id, "approve", Map.of()).statusCode(409).body("code", equalTo("illegal_transition"));
        decide(admin, id, "reject", Map.of("reason", "No")).statusCode(409).body("code", equalTo("illegal_transition"));
        withdraw(user, id).statusCode(409).body("code", equalTo("illegal_transition"));
        decide(admin, UUID.randomUUID().toString(), "approve", Map.of()).statusCode(404);
        ask(user, "media", MEDIA).statusCode(409).body("code", equalTo("already_of_type"));
    }

    @Test
    void ofAdminsWhoDecideAtOnceExactlyOneWins() {
        for (int round = 0; round < 5; round++) {
            UUID user = user();
            String id = ask(user, "media", MEDIA).extract().path("account_type_request_id");
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                UUID admin = admin();
                String verb = i % 2 == 0 ? "approve" : "reject";
                calls.add(() -> decide(admin, id, verb, Map.of("reason", verb))
                        .extract()
                        .statusCode());
            }
            assertThat(atOnce(calls)).containsOnlyOnce(200).containsOnly(200, 409);
            boolean approved = suite.database()
                    .value("select state from accounts.account_type_requests where user_id = ?", user)
                    .equals("approved");
            assertThat(profile(user, "account_type")).isEqualTo(approved ? "media" : "user");
            assertThat(audited(user, "account_type")).hasSize(approved ? 1 : 0);
        }
    }

    @Test
    void nobodyDecidesAboutTheirOwnRequestOrType() {
        UUID admin = admin();
        String id = ask(admin, "media", MEDIA).statusCode(201).extract().path("account_type_request_id");
        decide(admin, id, "approve", Map.of()).statusCode(403).body("code", equalTo("not_for_oneself"));
        decide(admin, id, "reject", Map.of("reason", "x")).statusCode(403).body("code", equalTo("not_for_oneself"));
        setType(admin, admin, "user").statusCode(403).body("code", equalTo("not_for_oneself"));
        assertThat(profile(admin, "account_type")).isEqualTo("admin");
    }

    @Test
    void onlyAdminsDecide() {
        UUID user = user();
        String id = ask(user, "media", MEDIA).extract().path("account_type_request_id");
        for (String type : List.of("user", "artist", "label", "ad_account")) {
            UUID somebody = user(type);
            decide(somebody, id, "approve", Map.of()).statusCode(403).body("code", equalTo("permission_denied"));
            decide(somebody, id, "reject", Map.of("reason", "x")).statusCode(403);
            as(somebody).get(ALL).then().statusCode(403);
            as(somebody).get(ALL + "/" + id).then().statusCode(403);
            setType(somebody, user, "admin").statusCode(403);
        }
        assertThat(profile(user, "account_type")).isEqualTo("user");
    }

    @Test
    void whatIsGivenByAdminsOnlyCannotBeAskedFor() {
        UUID user = user();
        for (String type : List.of("admin", "label", "ad_account", "user", "king")) {
            ask(user, type, MEDIA).statusCode(400).body("field", equalTo("requested_type"));
        }
        as(user).body(Map.of("requested_type", "media", "business_info", MEDIA, "state", "approved"))
                .post(MINE)
                .then()
                .statusCode(400)
                .body("field", equalTo("state"));
        ask(user, "media", Map.of("outlet_name", "x", "contact_email", "a@b.example", "website", "javascript:alert(1)"))
                .statusCode(400)
                .body("field", equalTo("business_info.website"));
        as(user).body("{").post(MINE).then().statusCode(400).body("code", equalTo("malformed_json"));
    }

    @Test
    void requestsAreReadPageByPage() {
        UUID admin = admin();
        List<String> asked = Stream.generate(() -> user())
                .limit(5)
                .map(user -> ask(user, "media", MEDIA).extract().<String>path("account_type_request_id"))
                .toList();
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            var request = as(admin).queryParam("state", "pending").queryParam("limit", 2);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get(ALL).then().statusCode(200).body("items.state", everyItem(equalTo("pending")));
            read.addAll(page.extract().path("items.account_type_request_id"));
            cursor = page.extract().path("next");
        } while (cursor != null);
        assertThat(read).doesNotHaveDuplicates().containsSubsequence(asked);

        as(admin).queryParam("state", "done").get(ALL).then().statusCode(400).body("field", equalTo("state"));
        as(admin).queryParam("limit", 201).get(ALL).then().statusCode(400).body("field", equalTo("limit"));
        as(admin).queryParam("cursor", "x").get(ALL).then().statusCode(400).body("field", equalTo("cursor"));
        UUID twice = user();
        withdraw(twice, ask(twice, "media", MEDIA).extract().path("account_type_request_id"))
                .statusCode(200);
        ask(twice, "media", MEDIA).statusCode(201);
        as(admin).queryParam("user_id", twice).get(ALL).then().body("items.state", contains("withdrawn", "pending"));
        String next = as(twice)
                .queryParam("limit", 1)
                .get(MINE)
                .then()
                .body("items.state", contains("pending"))
                .extract()
                .path("next");
        as(twice)
                .queryParam("cursor", next)
                .get(MINE)
                .then()
                .body("items.state", contains("withdrawn"))
                .body("$", not(hasItem("next")));
    }

    @Test
    void anAdminGivesAnyTypeAndItCountsAtOnce() {
        UUID admin = admin();
        UUID user = user();
        setType(admin, user, "label").statusCode(200).body("account_type", equalTo("label"));
        as(user).get("/api/v1/me").then().body("account_type", equalTo("label"));
        assertThat(audited(user, "account_type"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("reason", "Because"));
        setType(admin, user, "king").statusCode(400).body("field", equalTo("account_type"));
        setType(admin, UUID.randomUUID(), "label").statusCode(404);
        as(admin)
                .body(Map.of("account_type", "label"))
                .put("/api/v1/profiles/" + user + "/account-type")
                .then()
                .statusCode(400)
                .body("field", equalTo("reason"));
    }

    @Test
    void ofAdminsWhoDemoteEachOtherAtTheSameTimeOneStays() throws Exception {
        for (int round = 0; round < 3; round++) {
            List<UUID> admins = Stream.generate(() -> admin()).limit(4).toList();
            suite.database().update("""
                    update accounts.profiles set account_type = 'media'
                    where account_type = 'admin' and user_id not in (?, ?, ?, ?)
                    """, admins.toArray());
            List<Callable<String>> demotions = new ArrayList<>();
            for (int i = 0; i < admins.size(); i++) {
                UUID admin = admins.get(i);
                UUID next = admins.get((i + 1) % admins.size());
                demotions.add(() -> {
                    var answer = setType(admin, next, "user").extract();
                    return answer.statusCode() == 200 ? "done" : answer.path("code");
                });
            }
            // All of them are let in as admins, and meet at the rows that are held here.
            List<String> answers;
            try (Connection held = suite.database().connection();
                    var statement = held.createStatement()) {
                held.setAutoCommit(false);
                statement.execute("select from accounts.profiles where account_type = 'admin' for update");
                Thread opening = Thread.ofPlatform().daemon().start(() -> openWhenAllWait(held, admins.size()));
                answers = atOnce(demotions);
                opening.join();
            }
            assertThat(answers).containsExactlyInAnyOrder("done", "done", "done", "last_admin");
            assertThat(suite.database().count("select count(*) from accounts.profiles where account_type = 'admin'"))
                    .isEqualTo(1);
        }
    }

    private void openWhenAllWait(Connection held, int all) {
        try {
            await().until(() -> suite.database().count("""
                            select count(*) from pg_stat_activity
                            where wait_event_type = 'Lock' and datname = current_database()
                            """) >= all);
            held.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void theLastAdminIsNotMadeSomethingElseByARequestEither() {
        UUID last = admin();
        UUID helper = admin();
        String id = ask(last, "media", MEDIA).extract().path("account_type_request_id");
        as(helper).get(ALL).then().statusCode(200);
        suite.database()
                .update(
                        "update accounts.profiles set account_type = 'user' where account_type = 'admin' and user_id <> ?",
                        last);
        int status = decide(helper, id, "approve", Map.of()).extract().statusCode();
        // 409 while the helper is still taken for an admin, 403 once the change is known.
        assertThat(status).isIn(409, 403);
        assertThat(profile(last, "account_type")).isEqualTo("admin");
    }

    private static <T> List<Callable<T>> times(int times, Callable<T> call) {
        return Stream.generate(() -> call).limit(times).toList();
    }

    private ValidatableResponse ask(UUID user, String type, Map<String, Object> businessInfo) {
        return as(user).body(Map.of("requested_type", type, "business_info", businessInfo))
                .post(MINE)
                .then();
    }

    private ValidatableResponse withdraw(UUID user, String id) {
        return as(user).post(MINE + "/" + id + "/withdraw").then();
    }

    private ValidatableResponse decide(UUID admin, String id, String verb, Map<String, Object> body) {
        return as(admin).body(body).post(ALL + "/" + id + "/" + verb).then();
    }

    private ValidatableResponse setType(UUID admin, UUID user, String type) {
        return as(admin)
                .body(Map.of("account_type", type, "reason", "Because"))
                .put("/api/v1/profiles/" + user + "/account-type")
                .then();
    }
}
