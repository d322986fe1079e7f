package app.synth.accounts.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.synth.accounts.testsupport.PackagedAccounts;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One's own profile: read, changed, and not changed by what is not one's own to change. */
@QuarkusIntegrationTest
class MeIT extends PackagedAccounts {
    @Test
    void aProfileHasATagAndIsNotSentTwice() {
        UUID user = user();
        Response read = as(user).get(ME);
        String tag = read.header("ETag");
        assertThat(tag).matches("\"[a-z0-9]+-1\"");
        assertThat(read.header("Cache-Control")).isEqualTo("private, no-cache");
        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            as(user).header("If-None-Match", known)
                    .get(ME)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .body(emptyString());
        }
        as(user).header("If-None-Match", "\"other\"").get(ME).then().statusCode(200);
    }

    @Test
    void whenSomebodyWasHereIsWrittenOnceInFiveMinutesAndChangesNoVersion() {
        UUID user = user();
        Object first = lastActive(user);
        assertThat(first).isNotNull();
        String tag = tag(user);
        assertThat(lastActive(user)).isEqualTo(first);
        suite.database()
                .update(
                        "update accounts.profiles set last_active_at = now() - interval '301 seconds' where user_id = ?",
                        user);
        as(user).get(ME).then().header("ETag", tag).body("last_active_at", notNullValue());
        assertThat(suite.database()
                        .count(
                                "select count(*) from accounts.profiles where user_id = ? and last_active_at > now() - interval '10 seconds'",
                                user))
                .isEqualTo(1);
    }

    @Test
    void whatIsSentIsChangedAndNothingElse() {
        UUID user = user();
        String tag = tag(user);
        Response changed = patch(user, tag, """
                {"name": " Ada Lovelace ", "avatar_url": "https://images.example/a.png?x=1", "bio": "Plays\\nthe mill 🎻",
                 "instagram_handle": "@ada.plays", "gender": "woman", "birthday": "1990-05-17", "city": "Brooklyn",
                 "state": "NY", "is_public_profile": false}""");
        changed.then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)))
                .header("ETag", matchesPattern("\"[a-z0-9]+-2\""))
                .body("name", equalTo("Ada Lovelace"))
                .body("bio", equalTo("Plays\nthe mill 🎻"))
                .body("instagram_handle", equalTo("ada.plays"))
                .body("birthday", equalTo("1990-05-17"))
                .body("is_public_profile", equalTo(false))
                .body("account_type", equalTo("user"));
        String second = changed.header("ETag");
        assertThat(tag(user)).isEqualTo(second);
        json(user, "{\"bio\": null}")
                .header("If-Match", second)
                .patch(ME)
                .then()
                .statusCode(200)
                .body("bio", nullValue())
                .body("name", equalTo("Ada Lovelace"));
        String third = tag(user);
        patch(user, third, "{}").then().statusCode(200).header("ETag", third);
        patch(user, third, "{\"name\": \"Ada Lovelace\"}")
                .then()
                .statusCode(200)
                .header("ETag", third);
    }

    @Test
    void aChangeNamesTheVersionThatItIsOf() {
        UUID user = user();
        as(user).contentType("application/merge-patch+json")
                .body("{}")
                .patch(ME)
                .then()
                .statusCode(428)
                .body("code", equalTo("version_required"));
        for (String other : List.of("\"0-1\"", "W/" + tag(user), "1")) {
            patch(user, other, "{\"name\": \"x\"}").then().statusCode(412).body("code", equalTo("version_conflict"));
        }
        patch(user, "\"0-1\", " + tag(user), "{\"name\": \"x\"}").then().statusCode(200);
        UUID stranger = UUID.randomUUID();
        patch(stranger, "\"0-1\"", "{\"name\": \"x\"}").then().statusCode(412);
    }

    @Test
    void ofManyChangesOfOneVersionOneIsMade() throws Exception {
        UUID user = user();
        String tag = tag(user);
        List<Integer> statuses = statuses(IntStream.range(0, 8)
                .<Callable<Response>>mapToObj(number -> () -> patch(user, tag, "{\"name\": \"n" + number + "\"}"))
                .toList());
        assertThat(statuses)
                .containsOnlyOnce(200)
                .filteredOn(status -> status != 200)
                .containsOnly(412);
        assertThat(suite.database().count("select version from accounts.profiles where user_id = ?", user))
                .isEqualTo(2);
    }

    @Test
    void whatIsNotOnesOwnToChangeIsRefusedAndNamed() {
        UUID user = user();
        String tag = tag(user);
        Map<String, Object> others = new HashMap<>();
        others.put("account_type", "admin");
        others.put("verified", true);
        others.put("verification_level", "business");
        others.put("subscription_tier", "enterprise");
        others.put("subscription_expires_at", "2099-01-01T00:00:00Z");
        others.put("business_info", Map.of());
        others.put("user_id", UUID.randomUUID());
        others.put("last_active_at", null);
        others.put("created_at", "2020-01-01T00:00:00Z");
        others.put("version", 7);
        others.put("accountType", "admin");
        others.put("permissions", List.of("manage_users"));
        others.forEach((field, value) -> {
            Map<String, Object> body = new HashMap<>(Map.of("name", "sneaky"));
            body.put(field, value);
            json(user, body)
                    .header("If-Match", tag)
                    .patch(ME)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid_field"))
                    .body("field", equalTo(field));
        });
        as(user).get(ME).then().header("ETag", tag).body("name", nullValue()).body("account_type", equalTo("user"));
    }

    @Test
    void whatCannotBeIsRefusedAndNamed() {
        UUID user = user();
        String tag = tag(user);
        Map.of(
                        "name",
                        List.of(
                                "\"\"",
                                "\"  \"",
                                "\"a\\nb\"",
                                "\"" + "x".repeat(201) + "\"",
                                "7",
                                "\"\\u0000\"",
                                "\"\\ud800\""),
                        "avatar_url",
                        List.of(
                                "\"http://a.example/x\"",
                                "\"javascript:alert(1)\"",
                                "\"https://\"",
                                "\"https://me:secret@a.example/\"",
                                "\"//a.example/x\"",
                                "\"https://a.example/" + "x".repeat(2000) + "\""),
                        "bio",
                        List.of("\"" + "x".repeat(2001) + "\"", "\"a\\u0000b\"", "\"\\udc00\"", "{}"),
                        "instagram_handle",
                        List.of("\"a b\"", "\"@\"", "\"" + "x".repeat(31) + "\""),
                        "gender",
                        List.of("\"" + "x".repeat(51) + "\""),
                        "birthday",
                        List.of("\"1899-12-31\"", "\"2990-01-01\"", "\"1990-02-30\"", "\"yesterday\"", "19900517"),
                        "city",
                        List.of("\"" + "x".repeat(101) + "\""),
                        "state",
                        List.of("[]"),
                        "is_public_profile",
                        List.of("null", "\"true\"", "1"))
                .forEach((field, values) ->
                        values.forEach(value -> patch(user, tag, "{\"" + field + "\": " + value + "}")
                                .then()
                                .statusCode(400)
                                .body("code", equalTo("invalid_field"))
                                .body("field", equalTo(field))));
        for (String noObject : List.of("[]", "null", "\"x\"")) {
            patch(user, tag, noObject).then().statusCode(400);
        }
        for (String noJson : List.of("", "{", "{\"name\": \"a\", \"name\": \"b\"}", "{} {}")) {
            patch(user, tag, noJson).then().statusCode(400);
        }
        as(user).contentType("text/plain")
                .header("If-Match", tag)
                .body("x")
                .patch(ME)
                .then()
                .statusCode(415);
        assertThat(tag(user)).isEqualTo(tag);
    }

    private Object lastActive(UUID user) {
        as(user).get(ME).then().statusCode(200);
        return suite.database().value("select last_active_at from accounts.profiles where user_id = ?", user);
    }

    private String tag(UUID user) {
        return as(user).get(ME).header("ETag");
    }

    private Response patch(UUID user, String tag, String body) {
        return as(user).contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body(body)
                .patch(ME);
    }
}
