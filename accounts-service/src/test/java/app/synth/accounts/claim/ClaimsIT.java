package app.synth.accounts.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import app.synth.accounts.testsupport.PackagedAccounts;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who says that something is theirs, and who decides. */
@QuarkusIntegrationTest
class ClaimsIT extends PackagedAccounts {
    private static final String MINE = "/api/v1/me/claims";
    private static final String CLAIMS = "/api/v1/claims";

    @Test
    void whoMayClaimWhat() {
        Map<String, List<String>> allowed = Map.of(
                "user", List.of(),
                "artist", List.of("artist", "event"),
                "venue", List.of("venue"),
                "promoter", List.of("event"),
                "ad_account", List.of(),
                "venue_manager", List.of("venue"),
                "label", List.of("artist"),
                "media", List.of(),
                "admin", List.of("artist", "venue", "event"));
        allowed.forEach((type, kinds) -> {
            UUID user = user(type);
            for (String kind : List.of("artist", "venue", "event")) {
                Response answer = claim(user, kind, "r-1");
                if (kinds.contains(kind)) {
                    answer.then().statusCode(201).body("state", equalTo("pending"));
                } else {
                    answer.then()
                            .statusCode(403)
                            .body("code", equalTo("permission_denied"))
                            .body("account_type", equalTo(type));
                }
            }
        });
        claim(user("user"), "event", "e")
                .then()
                .body("missing_permission", hasItem("claim_events"))
                .body("missing_permission", hasItem("view_event_analytics"));
    }

    @Test
    void anApprovedClaimMakesAnOwnerUntilItIsRevoked() {
        UUID artist = user("artist");
        UUID admin = admin();
        String resource = "band-" + UUID.randomUUID();
        String id = claimed(artist, "artist", resource);
        assertThat(decision(artist, resource)).isEqualTo("not_owner");
        decide(admin, id, "approve", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("decided_by", equalTo(admin.toString()));
        assertThat(decision(artist, resource)).isEqualTo("granted");
        as(artist).get(MINE).then().body("items.state", contains("approved")).body("items[0].decided_by", nullValue());
        decide(admin, id, "revoke", null).then().statusCode(400).body("field", equalTo("reason"));
        decide(admin, id, "revoke", "Left the band").then().statusCode(200).body("state", equalTo("revoked"));
        assertThat(decision(artist, resource)).isEqualTo("not_owner");
        assertThat(claimed(artist, "artist", resource)).isNotEqualTo(id);
    }

    @Test
    void illegalMovesNameFromAndTo() {
        UUID artist = user("artist");
        UUID admin = admin();
        String id = claimed(artist, "artist", "r-" + UUID.randomUUID());
        illegal(decide(admin, id, "revoke", "x"), "pending", "revoked");
        decide(admin, id, "reject", "Not you").then().statusCode(200).body("reason", equalTo("Not you"));
        illegal(decide(admin, id, "approve", null), "rejected", "approved");
        illegal(as(artist).post(MINE + "/" + id + "/withdraw"), "rejected", "withdrawn");
        String second = claimed(artist, "artist", "r-" + UUID.randomUUID());
        as(artist)
                .post(MINE + "/" + second + "/withdraw")
                .then()
                .statusCode(200)
                .body("state", equalTo("withdrawn"));
        illegal(decide(admin, second, "approve", null), "withdrawn", "approved");
        illegal(as(artist).post(MINE + "/" + second + "/withdraw"), "withdrawn", "withdrawn");
    }

    @Test
    void nobodyDecidesAboutTheirOwnAndNobodyTouchesOthers() {
        UUID admin = admin();
        UUID artist = user("artist");
        String own = claimed(admin, "artist", "r-" + UUID.randomUUID());
        for (String move : List.of("approve", "reject")) {
            decide(admin, own, move, "x").then().statusCode(403).body("code", equalTo("not_for_oneself"));
        }
        json(admin, Map.of("user_id", admin, "resource_type", "artist", "resource_id", "x"))
                .put(CLAIMS)
                .then()
                .statusCode(403)
                .body("code", equalTo("not_for_oneself"));
        as(artist).post(MINE + "/" + own + "/withdraw").then().statusCode(404);
        as(artist).post(MINE + "/" + UUID.randomUUID() + "/withdraw").then().statusCode(404);
        as(artist).post(MINE + "/nonsense/withdraw").then().statusCode(404);
        decide(admin, UUID.randomUUID().toString(), "approve", null).then().statusCode(404);
        decide(artist, own, "approve", null).then().statusCode(403);
        as(artist).get(CLAIMS).then().statusCode(403);
        json(artist, Map.of()).put(CLAIMS).then().statusCode(403);
        as(artist).get(MINE).then().body("items", hasSize(0));
    }

    @Test
    void ofApproveAndWithdrawAtOnceOneWins() throws Exception {
        UUID artist = user("artist");
        UUID admin = admin();
        for (int round = 0; round < 5; round++) {
            String id = claimed(artist, "artist", "r-" + UUID.randomUUID());
            List<Integer> statuses = statuses(List.of(
                    () -> decide(admin, id, "approve", null), () -> as(artist).post(MINE + "/" + id + "/withdraw")));
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            assertThat(audited(artist, "claim").getLast().get("after").toString())
                    .contains(statuses.getFirst() == 200 ? "approved" : "withdrawn");
        }
    }

    @Test
    void theSameIsClaimedOnceAtATime() throws Exception {
        UUID artist = user("artist");
        String resource = "r-" + UUID.randomUUID();
        assertThat(statuses(List.of(
                        () -> claim(artist, "artist", resource),
                        () -> claim(artist, "artist", resource),
                        () -> claim(artist, "artist", resource))))
                .containsExactlyInAnyOrder(201, 409, 409);
        claim(artist, "artist", resource).then().statusCode(409).body("code", equalTo("claim_exists"));
        claim(user("artist"), "artist", resource).then().statusCode(201);
    }

    @Test
    void notTooManyWaitEvenOfThoseWhoHurryAndDecidedOnesDoNot() {
        UUID artist = user("artist");
        suite.database().update("""
                insert into accounts.ownership_claims (user_id, resource_type, resource_id, state)
                select ?, 'artist', state || '-' || number, state
                from generate_series(1, 49) as number, unnest(array['pending', 'approved', 'rejected']) as state
                """, artist);
        assertThat(statuses(List.of(
                        () -> claim(artist, "artist", "one"),
                        () -> claim(artist, "artist", "two"),
                        () -> claim(artist, "artist", "three"))))
                .containsExactlyInAnyOrder(201, 409, 409);
        claim(artist, "artist", "one-more").then().statusCode(409).body("code", equalTo("too_many_pending"));
    }

    @Test
    void whatAPermissionTakesItTakesForClaimingToo() {
        UUID label = user("label");
        String conditions = "update accounts.account_permissions set minimum_tier = ?, needs_verification = ?"
                + " where account_type = 'label' and permission_key in ('manage_artist_profile', 'view_artist_analytics')";
        try {
            suite.database().update(conditions, "premium", false);
            claim(label, "artist", "r-1").then().statusCode(403).body("code", equalTo("permission_denied"));
            suite.database().update(conditions, "free", true);
            claim(label, "artist", "r-1").then().statusCode(403).body("code", equalTo("permission_denied"));
        } finally {
            suite.database().update(conditions, "free", false);
        }
        claim(label, "artist", "r-1").then().statusCode(201);
    }

    @Test
    void anAdminRecordsAnOwnership() {
        UUID admin = admin();
        UUID venue = user("venue");
        String resource = "hall-" + UUID.randomUUID();
        Map<String, Object> body = Map.of(
                "user_id", venue, "resource_type", "venue", "resource_id", resource, "reason", "Signed the lease");
        String id = json(admin, body)
                .put(CLAIMS)
                .then()
                .statusCode(200)
                .body("state", equalTo("approved"))
                .extract()
                .path("claim_id");
        json(admin, body).put(CLAIMS).then().statusCode(200).body("claim_id", equalTo(id));
        assertThat(audited(venue, "claim"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("actor", admin.toString())
                        .containsEntry("target", "venue/" + resource)
                        .containsEntry("reason", "Signed the lease"));

        String waiting = claimed(venue, "venue", resource + "-2");
        Map<String, Object> second = new HashMap<>(body);
        second.put("resource_id", resource + "-2");
        json(admin, second)
                .put(CLAIMS)
                .then()
                .body("claim_id", equalTo(waiting))
                .body("state", equalTo("approved"));
        second.put("user_id", UUID.randomUUID());
        json(admin, second).put(CLAIMS).then().statusCode(404);
        second.put("state", "approved");
        json(admin, second).put(CLAIMS).then().statusCode(400).body("field", equalTo("state"));
    }

    @Test
    void listsAndPages() {
        UUID admin = admin();
        UUID artist = user("artist");
        String first = claimed(artist, "artist", "r-1");
        String second = claimed(artist, "event", "r-2");
        String third = claimed(artist, "artist", "r-3");
        decide(admin, third, "reject", "x");
        String of = CLAIMS + "?user_id=" + artist;
        as(admin).get(of).then().body("items.claim_id", contains(third, second, first));
        as(admin).get(of + "&state=pending").then().body("items.claim_id", contains(second, first));
        as(admin).get(of + "&resource_type=event").then().body("items.claim_id", contains(second));
        as(admin).get(of + "&resource_id=r-1").then().body("items.claim_id", contains(first));
        String cursor = as(artist)
                .get(MINE + "?limit=2")
                .then()
                .body("items", hasSize(2))
                .extract()
                .path("next");
        as(artist)
                .get(MINE + "?limit=2&cursor=" + cursor)
                .then()
                .body("items.claim_id", contains(first))
                .body("next", nullValue());
        as(admin).get(CLAIMS + "?state=open").then().statusCode(400).body("field", equalTo("state"));
        as(admin).get(CLAIMS + "?user_id=x").then().statusCode(400).body("field", equalTo("user_id"));
        as(admin).get(CLAIMS + "?cursor=" + "eC95").then().statusCode(400).body("field", equalTo("cursor"));
    }

    @Test
    void whatCannotBeIsNamed() {
        UUID artist = user("artist");
        Map.of(
                        "resource_type",
                                "{\"resource_type\":\"song\",\"resource_id\":\"x\",\"evidence\":{\"text\":\"x\"}}",
                        "resource_id",
                                "{\"resource_type\":\"artist\",\"resource_id\":\"\",\"evidence\":{\"text\":\"x\"}}",
                        "evidence", "{\"resource_type\":\"artist\",\"resource_id\":\"x\"}",
                        "evidence.text", "{\"resource_type\":\"artist\",\"resource_id\":\"x\",\"evidence\":{}}",
                        "evidence.links[0]",
                                "{\"resource_type\":\"artist\",\"resource_id\":\"x\",\"evidence\":{\"text\":\"x\",\"links\":[\"http://x.example\"]}}",
                        "state",
                                "{\"resource_type\":\"artist\",\"resource_id\":\"x\",\"evidence\":{\"text\":\"x\"},\"state\":\"approved\"}",
                        "body", "[]")
                .forEach((field, body) -> as(artist)
                        .contentType("application/json")
                        .body(body)
                        .post(MINE)
                        .then()
                        .statusCode(400)
                        .body("field", equalTo(field)));
        as(artist).get(MINE).then().body("items", hasSize(0));
    }

    private static void illegal(Response answer, String from, String to) {
        answer.then()
                .statusCode(409)
                .body("code", equalTo("illegal_transition"))
                .body("from", equalTo(from))
                .body("to", equalTo(to));
    }

    private Response claim(UUID user, String type, String id) {
        return json(
                        user,
                        Map.of(
                                "resource_type", type,
                                "resource_id", id,
                                "evidence", Map.of("text", "It is mine", "links", List.of("https://x.example/me"))))
                .post(MINE);
    }

    private String claimed(UUID user, String type, String id) {
        return claim(user, type, id).then().statusCode(201).extract().path("claim_id");
    }

    private Response decide(UUID admin, String id, String move, String reason) {
        return (reason == null ? as(admin) : json(admin, Map.of("reason", reason)))
                .post(CLAIMS + "/" + id + "/" + move);
    }

    private Object decision(UUID user, String artist) {
        return suite.database().value("select accounts.decide(?, 'view_artist_analytics', 'artist', ?)", user, artist);
    }
}
