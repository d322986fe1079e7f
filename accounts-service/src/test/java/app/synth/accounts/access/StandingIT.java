package app.synth.accounts.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.testsupport.PackagedAccounts;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gives themselves a standing by sending more than they are asked for: it is refused by name, and nothing is done. */
@QuarkusIntegrationTest
class StandingIT extends PackagedAccounts {
    /** What decides over people, with values that would raise somebody. */
    private static final Map<String, String> STANDING = Map.ofEntries(
            Map.entry("account_type", "\"admin\""),
            Map.entry("verified", "true"),
            Map.entry("verification_level", "\"business\""),
            Map.entry("subscription_tier", "\"enterprise\""),
            Map.entry("subscription_expires_at", "\"2099-01-01T00:00:00Z\""),
            Map.entry("business_info", "{\"legal_name\": \"Hall\"}"),
            Map.entry("user_id", "\"0190aa10-0000-7000-8000-00000000000a\""),
            Map.entry("version", "1"),
            Map.entry("created_at", "\"2001-01-01T00:00:00Z\""),
            Map.entry("last_active_at", "\"2001-01-01T00:00:00Z\""),
            Map.entry("permissions", "[\"manage_users\"]"),
            Map.entry("role", "\"admin\""),
            Map.entry("is_admin", "true"));

    private static final List<String> ODD_CASES = List.of(
            "Account_Type",
            "ACCOUNT_TYPE",
            "accountType",
            "AccountType",
            "account-type",
            "account_type ",
            " account_type",
            "profile.account_type",
            "$.account_type",
            "__proto__",
            "\uff41ccount_type");

    /**
     * A body that is right, to which something is added.
     *
     * @param table where it would leave a row of the caller's
     */
    private record Form(String path, String body, String table, List<String> unasked) {
        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form(
                        ME + "/account-type-requests",
                        "{\"requested_type\": \"media\", \"business_info\": {\"outlet_name\": \"The Paper\","
                                + " \"website\": \"https://paper.test\", \"contact_email\": \"desk@paper.test\"}}",
                        "account_type_requests",
                        List.of(
                                "user_id",
                                "state",
                                "approved",
                                "decided_by",
                                "decided_at",
                                "request_id",
                                "account_type")),
                new Form(
                        ME + "/claims",
                        "{\"resource_type\": \"event\", \"resource_id\": \"e-1\", \"evidence\": {\"text\": \"I play\"}}",
                        "ownership_claims",
                        List.of("user_id", "state", "approved", "decided_by", "decided_at", "claim_id", "reason")),
                new Form(
                        ME + "/api-keys",
                        "{\"name\": \"nightly\", \"scopes\": [\"comment\"]}",
                        "api_keys",
                        List.of(
                                "user_id",
                                "key",
                                "key_hash",
                                "key_start",
                                "key_id",
                                "last_used_at",
                                "revoked_at",
                                "tier")),
                new Form(
                        ME + "/verification/email",
                        "{\"address\": \"unasked@synth.test\"}",
                        "verification_codes",
                        List.of("user_id", "code", "level", "verified", "approved", "expires_at", "channel")),
                new Form(
                        ME + "/verification/email/confirm",
                        "{\"code\": \"123456\"}",
                        "verified_addresses",
                        List.of("user_id", "address", "level", "verified", "approved", "channel")));
    }

    @Test
    void noFieldOfStandingIsOnesOwnToChange() {
        UUID user = user();
        Object before = row(user);
        STANDING.forEach((field, value) -> {
            isRefused(field, patch(user, "{\"%s\": %s}".formatted(field, value)));
            isRefused(field, patch(user, "{\"%s\": null}".formatted(field)));
            isRefused(field, patch(user, "{\"name\": \"Eve\", \"%s\": %s}".formatted(field, value)));
            isRefused(field, patch(user, "{\"%s\": %s, \"name\": \"Eve\"}".formatted(field, value)));
        });
        assertThat(row(user)).isEqualTo(before);
        assertThat(patch(user, "{\"name\": \"Eve\"}").statusCode()).isEqualTo(200); // so it was not for anything else
        assertThat(row(user)).isNotEqualTo(before);
    }

    @Test
    void noOtherSpellingIsEither() {
        UUID user = user();
        Object before = row(user);
        for (String name : ODD_CASES) {
            isRefused(name, patch(user, "{\"%s\": \"admin\"}".formatted(name)));
        }
        isRefused("account_type", patch(user, "{\"account\\u005ftype\": \"admin\"}"));
        assertThat(row(user)).isEqualTo(before);
    }

    @Test
    void norIsItWithinSomethingElse() {
        UUID user = user();
        Object before = row(user);
        isRefused("profile", patch(user, "{\"profile\": {\"account_type\": \"admin\"}}"));
        isRefused("app_metadata", patch(user, "{\"app_metadata\": {\"role\": \"admin\"}}"));
        for (String field : List.of("name", "bio", "city", "is_public_profile")) {
            isRefused(field, patch(user, "{\"%s\": {\"account_type\": \"admin\"}}".formatted(field)));
        }
        isRefused("body", patch(user, "[{\"op\": \"replace\", \"path\": \"/account_type\", \"value\": \"admin\"}]"));
        isRefused("body", patch(user, "[{\"account_type\": \"admin\"}]"));
        assertThat(row(user)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"account_type\": \"user\", \"account_type\": \"admin\"}",
                "{\"name\": \"Ada\", \"name\": \"Eve\"}",
                "{\"name\": \"Ada\", \"n\\u0061me\": \"Eve\"}",
                "{\"name\": \"Ada\"} {\"account_type\": \"admin\"}",
                "{\"name\": \"Ada\", /* */ \"account_type\": \"admin\"}"
            })
    void whatTwoReadersCouldReadDifferentlyIsNotRead(String body) {
        UUID user = user();
        Object before = row(user);
        Response answer = patch(user, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.path("code").toString()).isIn("malformed_json", "invalid_field");
        assertThat(row(user)).isEqualTo(before);
    }

    @Test
    void whatStandsInTheAddressOrAHeaderIsNoFieldAtAll() {
        UUID user = user();
        Object before = row(user);
        as(user).header("If-Match", tag(user))
                .header("X-User-Id", UUID.randomUUID())
                .header("X-Account-Type", "admin")
                .header("X-HTTP-Method-Override", "DELETE")
                .contentType("application/json")
                .body("{}")
                .patch(ME + "?account_type=admin&verified=true&user_id=" + UUID.randomUUID())
                .then()
                .statusCode(200);
        assertThat(row(user)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormTakesNothingItDoesNotAskFor(Form form) {
        UUID user = user("artist");
        suite.database()
                .update("update accounts.profiles set subscription_tier = 'enterprise' where user_id = ?", user);
        Object before = row(user);
        for (String field : form.unasked()) {
            for (String value : List.of("true", "null", "\"" + user + "\"", "{\"state\": \"approved\"}")) {
                String added = "\"%s\": %s".formatted(field, value);
                isRefused(
                        field,
                        json(user, form.body().replaceFirst("^\\{", "{" + added + ", "))
                                .post(form.path()));
                isRefused(
                        field,
                        json(user, form.body().replaceFirst("}$", ", " + added + "}"))
                                .post(form.path()));
            }
        }
        for (String inner : List.of("business_info", "evidence")) {
            if (form.body().contains("\"" + inner + "\": {")) {
                String sent =
                        form.body().replace("\"" + inner + "\": {", "\"" + inner + "\": {\"state\": \"approved\", ");
                Response answer = json(user, sent).post(form.path());
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.<String>path("field")).endsWith("state");
            }
        }
        assertThat(suite.database().count("select count(*) from accounts." + form.table() + " where user_id = ?", user))
                .isZero();
        assertThat(row(user)).isEqualTo(before);
        if (!form.path().endsWith("/confirm")) { // there is no code
            assertThat(json(user, form.body()).post(form.path()).statusCode()).isBetween(200, 202);
        }
    }

    private Response patch(UUID user, String body) {
        return as(user).header("If-Match", tag(user))
                .contentType("application/merge-patch+json")
                .body(body)
                .patch(ME);
    }

    private String tag(UUID user) {
        return as(user).get(ME).header("ETag");
    }

    private static void isRefused(String field, Response answer) {
        assertThat(answer.statusCode()).as(field).isEqualTo(400);
        assertThat(answer.<String>path("code")).as(field).isEqualTo("invalid_field");
        assertThat(answer.<String>path("field")).isEqualTo(field);
    }

    /** All of the profile but when its user was last here. */
    private Object row(UUID user) {
        return Objects.requireNonNull(suite.database()
                .value(
                        "select (to_jsonb(profile) - 'last_active_at')::text from accounts.profiles as profile where user_id = ?",
                        user));
    }
}
