package app.synth.accounts.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import app.synth.accounts.testsupport.PackagedAccounts;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Other people's profiles. */
@QuarkusIntegrationTest
class ProfilesIT extends PackagedAccounts {
    private static final String PROFILES = "/api/v1/profiles";
    private static final Set<String> PUBLIC = Set.of(
            "user_id", "name", "avatar_url", "bio", "instagram_handle", "city", "state", "account_type", "verified");

    @Test
    void everybodySeesThePublicFieldsOfAPublicProfileAndNothingElse() {
        UUID shown = user();
        suite.database()
                .update(
                        "update accounts.profiles set name = 'Ada', gender = 'x', birthday = '1990-01-01' where user_id = ?",
                        shown);
        JsonPath seen = as(user())
                .get(PROFILES + "/" + shown)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(seen.getMap("$").keySet()).isEqualTo(PUBLIC);
        assertThat(seen.getString("name")).isEqualTo("Ada");
    }

    @Test
    void aPrivateProfileIsNoneButToItsUserAndAdmins() {
        UUID hidden = user();
        UUID other = user("label");
        suite.database().update("update accounts.profiles set is_public_profile = false where user_id = ?", hidden);
        String ofHidden = problem(other, hidden.toString());
        assertThat(ofHidden).isEqualTo(problem(other, UUID.randomUUID().toString()));
        assertThat(ofHidden).isEqualTo(problem(other, "not-an-id")).isEqualTo(problem(other, "1-1-1-1-1"));
        as(hidden).get(PROFILES + "/" + hidden).then().statusCode(200).body("$", hasKey("birthday"));
        as(admin()).get(PROFILES + "/" + hidden).then().statusCode(200).body("$", hasKey("business_info"));
        as(admin()).get(PROFILES + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void onesOwnIsMadeWhereThereIsNone() {
        UUID fresh = UUID.randomUUID();
        as(fresh).get(PROFILES + "/" + fresh).then().statusCode(200).body("account_type", equalTo("user"));
    }

    @Test
    void onlyAdminsSearch() {
        as(user()).get(PROFILES).then().statusCode(403).body("code", equalTo("permission_denied"));
        as(user("label")).get(PROFILES).then().statusCode(403);
        as(admin()).get(PROFILES).then().statusCode(200);
    }

    @Test
    void whatIsAskedForIsFound() {
        String mark = "Q" + UUID.randomUUID().toString().replace("-", "");
        UUID artist = marked(mark + "_Ann", "artist", "identity", "premium", "Oslo", "2020-01-01T00:00:00Z");
        UUID media = marked(mark + "%Bob", "media", "email", "free", "OSLO", "2021-01-01T00:00:00Z");
        found(mark, "query", mark.toLowerCase()).body("items.user_id", contains(media.toString(), artist.toString()));
        found(mark, "query", mark + "_").body("items.user_id", contains(artist.toString()));
        found(mark, "query", mark + "%").body("items.user_id", contains(media.toString()));
        found(mark, "account_type", "artist").body("items.user_id", contains(artist.toString()));
        found(mark, "subscription_tier", "premium").body("items.user_id", contains(artist.toString()));
        found(mark, "verified", "true").body("items.user_id", contains(artist.toString()));
        found(mark, "verified", "false").body("items.user_id", contains(media.toString()));
        found(mark, "verification_level", "email").body("items.user_id", contains(media.toString()));
        found(mark, "city", "oslo").body("items.user_id", hasSize(2));
        found(mark, "state", "ny").body("items.user_id", hasSize(2));
        found(mark, "created_from", "2020-06-01T00:00:00Z").body("items.user_id", contains(media.toString()));
        found(mark, "created_to", "2021-01-01T00:00:00Z").body("items.user_id", contains(artist.toString()));
        found(mark, "city", "Bergen").body("items", hasSize(0)).body("$", not(hasKey("next")));
    }

    @Test
    void pagesFollowEachOtherWhateverComesAndGoes() {
        String mark = "P" + UUID.randomUUID();
        List<String> made = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            made.addFirst(marked(mark, "user", "none", "free", "Rome", "2022-01-0" + (number % 3 + 1) + "T00:00:00Z")
                    .toString());
        }
        UUID admin = admin();
        List<String> seen = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            var request = as(admin).queryParam("query", mark).queryParam("limit", 3);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page =
                    request.get(PROFILES).then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("items.user_id"));
            cursor = page.getString("next");
            marked(mark, "user", "none", "free", "Rome", "2023-01-01T00:00:00Z"); // newer: on no page that follows
            pages++;
        } while (cursor != null);
        assertThat(pages).isEqualTo(3);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(made).doesNotHaveDuplicates();
    }

    @Test
    void whatCannotBeAskedIsNamed() {
        UUID admin = admin();
        for (String[] wrong : new String[][] {
            {"account_type", "king"},
            {"subscription_tier", "gold"},
            {"verified", "yes"},
            {"verification_level", "x"},
            {"created_from", "yesterday"},
            {"limit", "0"},
            {"limit", "201"},
            {"cursor", "x"},
            {"city", " "}
        }) {
            as(admin)
                    .queryParam(wrong[0], wrong[1])
                    .get(PROFILES)
                    .then()
                    .statusCode(400)
                    .body("field", equalTo(wrong[0]));
        }
        as(admin)
                .get(PROFILES + "?created_from=2022-01-01T00:00:00Z&created_to=2021-01-01T00:00:00Z")
                .then()
                .statusCode(400);
    }

    private String problem(UUID caller, String id) {
        return as(caller)
                .header("X-Request-Id", "same")
                .get(PROFILES + "/" + id)
                .then()
                .statusCode(404)
                .body("name", nullValue())
                .extract()
                .asString()
                .replace(id, "ID");
    }

    private UUID marked(String name, String type, String level, String tier, String city, String createdAt) {
        UUID user = UUID.randomUUID();
        suite.database().update("""
                insert into accounts.profiles
                    (user_id, name, account_type, verification_level, subscription_tier, city, state, created_at)
                values (?, ?, ?, ?, ?, ?, 'NY', cast(? as timestamptz))
                """, user, name, type, level, tier, city, createdAt);
        return user;
    }

    private ValidatableResponse found(String mark, String parameter, String value) {
        var request = as(admin()).queryParam(parameter, value);
        if (!parameter.equals("query")) {
            request.queryParam("query", mark);
        }
        return request.get(PROFILES).then().statusCode(200);
    }
}
