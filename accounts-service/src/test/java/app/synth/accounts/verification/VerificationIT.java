package app.synth.accounts.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import app.synth.accounts.testsupport.MailServer;
import app.synth.accounts.testsupport.Outside;
import app.synth.accounts.testsupport.PackagedAccounts;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Proving addresses with codes, by a real mail server, and levels by an admin. */
@QuarkusIntegrationTest
@WithTestResource(value = Outside.class, scope = TestResourceScope.GLOBAL)
class VerificationIT extends PackagedAccounts {
    MailServer mail;

    @Test
    void theCodeInTheMailProvesTheAddressAndRaisesTheLevel() throws Exception {
        UUID user = user();
        String address = address();
        send(user, "email", address.toUpperCase()).statusCode(202).body("code_expires_at", notNullValue());
        String code = mail.codeFor(address);
        assertThat(mail.to(address).getLast().getFrom()[0]).hasToString(Outside.FROM);
        assertThat(suite.database()
                        .value(
                                "select encode(code_hash, 'escape') from accounts.verification_codes where user_id = ?",
                                user)
                        .toString())
                .doesNotContain(code);

        confirm(user, "email", code)
                .statusCode(200)
                .body("address", equalTo(address))
                .body("verification_level", equalTo("email"));
        as(user).get("/api/v1/me").then().body("verification_level", equalTo("email"));
        confirm(user, "email", code).statusCode(409).body("code", equalTo("no_code"));
        assertThat(audited(user, "verification"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("actor", user.toString())
                        .containsEntry("after", "{\"verification_level\": \"email\"}"));
        assertThat(audited(user, "verified_address").toString()).doesNotContain(address);
    }

    @Test
    void aCodeReachesAPhoneByWayOfTheGatewayAndNoLevelIsLowered() {
        UUID user = user();
        String digits = "4940" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
        send(user, "phone", "+" + digits.substring(0, 4) + " " + digits.substring(4))
                .statusCode(202);
        confirm(user, "phone", mail.codeFor(digits + "@sms.synth.test"))
                .statusCode(200)
                .body("address", equalTo("+" + digits))
                .body("verification_level", equalTo("phone"));
        String address = address();
        send(user, "email", address).statusCode(202);
        confirm(user, "email", mail.codeFor(address)).statusCode(200).body("verification_level", equalTo("phone"));
    }

    @Test
    void aCodeCanBeTriedFiveTimes() {
        UUID user = user();
        String address = address();
        send(user, "email", address).statusCode(202);
        String code = mail.codeFor(address);
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int left = 4; left >= 0; left--) {
            confirm(user, "email", wrong)
                    .statusCode(400)
                    .body("code", equalTo("wrong_code"))
                    .body("tries_left", equalTo(left));
        }
        confirm(user, "email", code).statusCode(409).body("code", equalTo("no_code"));
        assertThat(profile(user, "verification_level")).isEqualTo("none");
    }

    @Test
    void triesAtOnceAreCountedOneByOne() {
        UUID user = user();
        String address = address();
        send(user, "email", address).statusCode(202);
        String wrong = mail.codeFor(address).equals("000000") ? "000001" : "000000";
        List<Integer> answers =
                atOnce(times(12, () -> confirm(user, "email", wrong).extract().statusCode()));
        assertThat(answers).filteredOn(status -> status == 400).hasSize(5);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(7);
    }

    @Test
    void aCodeLivesForTenMinutes() {
        UUID user = user();
        String address = address();
        send(user, "email", address).statusCode(202);
        assertThat(suite.database().count("""
                        select count(*) from accounts.verification_codes
                        where user_id = ? and expires_at between now() + interval '9 minutes' and now() + interval '10 minutes'
                        """, user)).isEqualTo(1);
        suite.database().update("update accounts.verification_codes set expires_at = now() where user_id = ?", user);
        confirm(user, "email", mail.codeFor(address)).statusCode(409).body("code", equalTo("no_code"));
    }

    @Test
    void aNewCodeTakesThePlaceOfTheOneBeforeAndHasItsOwnTriesAndTime() {
        UUID user = user();
        String first = address();
        send(user, "email", first).statusCode(202);
        String before = mail.codeFor(first);
        passTime(user);
        suite.database()
                .update(
                        "update accounts.verification_codes set tries_left = 0, expires_at = now() where user_id = ?",
                        user);
        String second = address();
        send(user, "email", second).statusCode(202);
        confirm(user, "email", before)
                .statusCode(400)
                .body("code", equalTo("wrong_code"))
                .body("tries_left", equalTo(4));
        confirm(user, "email", mail.codeFor(second)).statusCode(200).body("address", equalTo(second));
    }

    @Test
    void aCodeOfOnePersonOrChannelIsNoneOfAnother() {
        UUID user = user();
        String address = address();
        send(user, "email", address).statusCode(202);
        String code = mail.codeFor(address);
        confirm(user(), "email", code).statusCode(409).body("code", equalTo("no_code"));
        confirm(user, "phone", code).statusCode(409).body("code", equalTo("no_code"));
        confirm(user, "email", code).statusCode(200);
    }

    @Test
    void codesComeOnceAMinuteAndFiveTimesADayForAPersonAndForAnAddress() {
        UUID user = user();
        String address = address();
        for (int i = 0; i < 5; i++) {
            send(user, "email", address).statusCode(202);
            send(user, "email", address())
                    .statusCode(429)
                    .body("code", equalTo("too_many_codes"))
                    .header("Retry-After", matchesPattern(i < 4 ? "[1-5]?[0-9]|60" : "8[56][0-9]{3}"));
            send(user(), "email", address).statusCode(429);
            suite.database()
                    .update(
                            "update accounts.verification_sendings set sent_at = sent_at - interval '61 s' where user_id = ?",
                            user);
        }
        send(user, "email", address()).statusCode(429).header("Retry-After", matchesPattern("8[56][0-9]{3}"));
        send(user(), "email", address).statusCode(429).header("Retry-After", matchesPattern("8[56][0-9]{3}"));
        send(user, "phone", "+4940" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000))
                .statusCode(202);
        assertThat(mail.to(address)).hasSize(5);
    }

    @Test
    void ofTenRequestsAtOnceOneMailIsSent() {
        UUID user = user();
        String address = address();
        assertThat(atOnce(times(10, () -> send(user, "email", address).extract().statusCode())))
                .containsOnlyOnce(202)
                .containsOnly(202, 429);
        assertThat(mail.to(address)).hasSize(1);
    }

    @Test
    void whatCannotBeSentIsNotCountedAndLeavesTheCodeBefore() {
        UUID user = user();
        String address = address();
        send(user, "email", address).statusCode(202);
        String code = mail.codeFor(address);
        suite.database()
                .update(
                        "update accounts.verification_sendings set sent_at = sent_at - interval '61 s' where user_id = ?",
                        user);
        mail.stop();
        try {
            for (int i = 0; i < 3; i++) {
                send(user, "email", address)
                        .statusCode(503)
                        .body("code", equalTo("not_sent"))
                        .header("Retry-After", notNullValue());
            }
        } finally {
            mail.start();
        }
        assertThat(suite.database()
                        .count("select count(*) from accounts.verification_sendings where user_id = ?", user))
                .isEqualTo(1);
        confirm(user, "email", code).statusCode(200);
        send(user, "email", address).statusCode(202);
    }

    @Test
    void anAddressSpeaksForOnePersonAtATimeWhichOnlyItsOwnerLearns() {
        UUID first = user();
        UUID second = user();
        String address = address();
        prove(first, address);
        passTime(first);

        // The same answer as for an address that nobody has.
        send(second, "email", address).statusCode(202);
        String code = mail.codeFor(address);
        confirm(second, "email", code).statusCode(409).body("code", equalTo("address_taken"));
        assertThat(profile(second, "verification_level")).isEqualTo("none");
        passTime(second);

        prove(first, address());
        send(second, "email", address).statusCode(202);
        confirm(second, "email", mail.codeFor(address)).statusCode(200);
        assertThat(suite.database().value("select user_id from accounts.verified_addresses where address = ?", address))
                .isEqualTo(second);
    }

    @Test
    void aTakenAddressDoesNotCostTheOneThatWasProvedBefore() {
        UUID first = user();
        UUID second = user();
        String taken = address();
        prove(first, taken);
        passTime(first);
        String own = address();
        prove(second, own);
        passTime(second);
        send(second, "email", taken).statusCode(202);
        confirm(second, "email", mail.codeFor(taken)).statusCode(409);
        assertThat(suite.database().value("select address from accounts.verified_addresses where user_id = ?", second))
                .isEqualTo(own);
    }

    @Test
    void whatIsNoAddressOrNoCodeIsRefused() {
        UUID user = user();
        send(user, "email", "ada@example.com, bob@example.com").statusCode(400).body("field", equalTo("address"));
        send(user, "phone", "ada@example.com").statusCode(400).body("field", equalTo("address"));
        send(user, "pigeon", "roof").statusCode(404);
        confirm(user, "email", "12345").statusCode(400).body("field", equalTo("code"));
        as(user).body(Map.of("address", address(), "level", "business"))
                .post("/api/v1/me/verification/email")
                .then()
                .statusCode(400)
                .body("field", equalTo("level"));
    }

    @Test
    void anAdminSetsAnyLevelOfOthersAndGivesAddressesFree() {
        UUID admin = admin();
        UUID user = user();
        String address = address();
        prove(user, address);
        setLevel(admin, user, "business").statusCode(200).body("verified", equalTo(true));
        as(user).get("/api/v1/me").then().body("verified", equalTo(true));
        assertThat(audited(user, "verification").getLast()).containsEntry("reason", "Seen");
        assertThat(suite.database().count("select count(*) from accounts.verified_addresses where user_id = ?", user))
                .isEqualTo(1);

        setLevel(admin, user, "none").statusCode(200).body("verified", equalTo(false));
        assertThat(suite.database().count("select count(*) from accounts.verified_addresses where user_id = ?", user))
                .isZero();

        setLevel(admin, admin, "business").statusCode(403).body("code", equalTo("not_for_oneself"));
        setLevel(user(), user, "business").statusCode(403).body("code", equalTo("permission_denied"));
        setLevel(admin, UUID.randomUUID(), "email").statusCode(404);
        setLevel(admin, user, "king").statusCode(400).body("field", equalTo("level"));
    }

    private void prove(UUID user, String address) {
        send(user, "email", address).statusCode(202);
        confirm(user, "email", mail.codeFor(address)).statusCode(200);
    }

    private void passTime(UUID user) {
        suite.database()
                .update(
                        "update accounts.verification_sendings set sent_at = sent_at - interval '61 s' where user_id = ?",
                        user);
    }

    private static String address() {
        return UUID.randomUUID() + "@example.com";
    }

    private static <T> List<Callable<T>> times(int times, Callable<T> call) {
        return Stream.generate(() -> call).limit(times).toList();
    }

    private ValidatableResponse send(UUID user, String channel, String address) {
        return as(user).body(Map.of("address", address))
                .post("/api/v1/me/verification/" + channel)
                .then();
    }

    private ValidatableResponse confirm(UUID user, String channel, String code) {
        return as(user).body(Map.of("code", code))
                .post("/api/v1/me/verification/" + channel + "/confirm")
                .then();
    }

    private ValidatableResponse setLevel(UUID admin, UUID user, String level) {
        return as(admin)
                .body(Map.of("level", level, "reason", "Seen"))
                .put("/api/v1/profiles/" + user + "/verification-level")
                .then();
    }
}
