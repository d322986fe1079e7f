package app.synth.accounts.subscription;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import app.synth.accounts.testsupport.Outside;
import app.synth.accounts.testsupport.PackagedAccounts;
import app.synth.accounts.testsupport.Stripe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tiers: by an admin, by what Stripe says, and until their end. */
@QuarkusIntegrationTest
@WithTestResource(value = Outside.class, scope = TestResourceScope.GLOBAL)
class SubscriptionIT extends PackagedAccounts {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant NEXT_MONTH = NOW.plus(Duration.ofDays(30));
    private static final Duration GRACE = Duration.ofDays(1);

    private final String customer = Stripe.id("cus");
    private final String subscription = Stripe.id("sub");

    @Test
    void aSubscriptionIsItsTierFromCheckoutToCancellation() {
        UUID user = user();
        Stripe.send(Stripe.checkout(Stripe.id("evt"), NOW, customer, user))
                .statusCode(200)
                .body("outcome", equalTo("applied"));
        Stripe.send(event("created", NOW, "active", Stripe.PREMIUM))
                .statusCode(200)
                .body("outcome", equalTo("applied"));
        mine(user)
                .body("subscription_tier", equalTo("premium"))
                .body("tier", equalTo("premium"))
                .body("subscription_expires_at", equalTo(NEXT_MONTH.plus(GRACE).toString()));
        Stripe.send(event("updated", NOW.plusSeconds(1), "active", Stripe.PROFESSIONAL))
                .statusCode(200);
        mine(user).body("subscription_tier", equalTo("professional"));
        Stripe.send(event("deleted", NOW.plusSeconds(2), "canceled", Stripe.PROFESSIONAL))
                .statusCode(200);
        mine(user).body("subscription_tier", equalTo("free")).body("subscription_expires_at", nullValue());

        assertThat(audited(user, "tier"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("actor_kind", "payment_provider")
                        .containsEntry("actor", "stripe"));
        assertThat(audited(user, "payment_customer")).hasSize(1);
    }

    @Test
    void onlyWhatStripeHasSignedLatelyIsBelieved() {
        String event = event("created", NOW, "active", Stripe.PREMIUM);
        Instant now = Instant.now();
        for (String signature : List.of(
                Stripe.signature(event, "whsec_wrong", now),
                Stripe.signature(event + " ", Outside.WEBHOOK_SECRET, now),
                Stripe.signature(event, Outside.WEBHOOK_SECRET, now.minusSeconds(301)),
                Stripe.signature(event, Outside.WEBHOOK_SECRET, now).replace("v1=", "v0="),
                "t",
                "t=,v1=",
                "v1=00",
                "nonsense")) {
            Stripe.send(event, signature).statusCode(400).body("code", equalTo("bad_signature"));
        }
        given().contentType("application/json")
                .body(event)
                .post("/api/v1/webhooks/stripe")
                .then()
                .statusCode(400)
                .body("code", equalTo("bad_signature"));
        assertThat(suite.database()
                        .count("select count(*) from accounts.payment_events where customer_id = ?", customer))
                .isZero();

        Stripe.send(event, Stripe.signature(event, Outside.OLD_WEBHOOK_SECRET, now))
                .statusCode(200);
    }

    @Test
    void whatIsSignedAndNoEventIsRefusedAndWhatIsTooLargeIsNotRead() {
        Stripe.send("{}").statusCode(400).body("code", equalTo("malformed_event"));
        Stripe.send(" ".repeat(300_000)).statusCode(413).body("code", equalTo("too_large"));
    }

    @Test
    void aCustomerNobodyKnowsWaitsUntilSomebodyDoes() {
        UUID user = user();
        UUID admin = admin();
        Stripe.send(event("created", NOW, "active", Stripe.PREMIUM)).body("outcome", equalTo("waiting"));
        Stripe.send(event("updated", NOW.plusSeconds(5), "active", Stripe.PROFESSIONAL))
                .body("outcome", equalTo("waiting"));
        as(admin)
                .queryParam("outcome", "waiting")
                .queryParam("customer_id", customer)
                .get("/api/v1/payment-events")
                .then()
                .statusCode(200)
                .body("items.detail.tier", contains("professional", "premium"))
                .body("items.detail.status", everyItem(equalTo("active")));

        link(admin, user).statusCode(200).body("user_id", equalTo(user.toString()));
        mine(user).body("subscription_tier", equalTo("professional"));
        as(admin)
                .queryParam("customer_id", customer)
                .get("/api/v1/payment-events")
                .then()
                .body("items.outcome", everyItem(equalTo("applied")));
        assertThat(audited(user, "tier"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("actor", admin.toString())
                        .containsEntry("reason", "Invoice 4711"));
    }

    @Test
    void aCustomerThatIsLinkedToAnotherTakesTheTierAlong() {
        UUID first = user();
        UUID second = user();
        UUID admin = admin();
        link(admin, first).statusCode(200);
        Stripe.send(event("created", NOW, "active", Stripe.PREMIUM)).body("outcome", equalTo("applied"));
        mine(first).body("subscription_tier", equalTo("premium"));
        link(admin, second).statusCode(200);
        mine(first).body("subscription_tier", equalTo("free"));
        mine(second).body("subscription_tier", equalTo("premium"));

        link(admin, admin).statusCode(403).body("code", equalTo("not_for_oneself"));
        link(admin, UUID.randomUUID()).statusCode(404);
        link(first, second).statusCode(403).body("code", equalTo("permission_denied"));
        as(first).get("/api/v1/payment-events").then().statusCode(403);
    }

    @Test
    void theMetadataOfASubscriptionLinksToSomebodyWhoIsHere() {
        UUID stranger = UUID.randomUUID();
        Stripe.send(event("created", NOW, "active", Stripe.PREMIUM)
                        .replace("\"metadata\": {}", "\"metadata\": {\"user_id\": \"" + stranger + "\"}"))
                .body("outcome", equalTo("waiting"));
        assertThat(suite.database().count("select count(*) from accounts.profiles where user_id = ?", stranger))
                .isZero();
        UUID user = user();
        Stripe.send(event("updated", NOW.plusSeconds(1), "active", Stripe.PREMIUM)
                        .replace("\"metadata\": {}", "\"metadata\": {\"user_id\": \"" + user + "\"}"))
                .body("outcome", equalTo("applied"));
        mine(user).body("subscription_tier", equalTo("premium"));
    }

    @Test
    void anUnknownPriceAndAnotherTypeAreRecordedAndChangeNothing() {
        UUID user = user();
        Stripe.send(Stripe.checkout(Stripe.id("evt"), NOW, customer, user));
        Stripe.send(event("created", NOW, "active", "price_unknown")).body("outcome", equalTo("ignored"));
        Stripe.send(event("created", NOW, "active", Stripe.PREMIUM)
                        .replace("customer.subscription.created", "invoice.paid"))
                .body("outcome", equalTo("ignored"));
        mine(user).body("subscription_tier", equalTo("free"));
        as(admin())
                .queryParam("customer_id", customer)
                .queryParam("outcome", "ignored")
                .get("/api/v1/payment-events")
                .then()
                .body("items.detail.because", contains("type", "unknown_price"));
    }

    @Test
    void anEventCountsOnceAndAnOlderOneNotAtAll() {
        UUID user = user();
        Stripe.send(Stripe.checkout(Stripe.id("evt"), NOW, customer, user));
        String event = event("updated", NOW.plusSeconds(9), "active", Stripe.PREMIUM);
        Stripe.send(event).body("outcome", equalTo("applied"));
        UUID admin = admin();
        set(admin, user, "enterprise", null).statusCode(200);
        Stripe.send(event).statusCode(200).body("outcome", equalTo("applied"));
        Stripe.send(event("updated", NOW, "active", Stripe.PROFESSIONAL)).body("outcome", equalTo("outdated"));
        mine(user).body("subscription_tier", equalTo("enterprise"));
        // The newer word counts: the provider's next one takes the admin's place.
        Stripe.send(event("updated", NOW.plusSeconds(10), "active", Stripe.PREMIUM))
                .body("outcome", equalTo("applied"));
        mine(user).body("subscription_tier", equalTo("premium"));
    }

    @Test
    void ofEventsOfOneSecondTheLaterKindIsTheNewer() {
        UUID user = user();
        Stripe.send(Stripe.checkout(Stripe.id("evt"), NOW, customer, user));
        Stripe.send(event("updated", NOW, "active", Stripe.PROFESSIONAL)).body("outcome", equalTo("applied"));
        Stripe.send(event("created", NOW, "active", Stripe.PREMIUM)).body("outcome", equalTo("outdated"));
        mine(user).body("subscription_tier", equalTo("professional"));
        Stripe.send(event("deleted", NOW, "canceled", Stripe.PREMIUM)).body("outcome", equalTo("applied"));
        mine(user).body("subscription_tier", equalTo("free"));
    }

    @Test
    void aCheckoutWithoutASubscriptionLeavesAnAdminsWord() {
        UUID user = user();
        set(admin(), user, "enterprise", null).statusCode(200);
        Stripe.send(Stripe.checkout(Stripe.id("evt"), NOW, customer, user)).body("outcome", equalTo("applied"));
        mine(user).body("subscription_tier", equalTo("enterprise"));
    }

    @Test
    void theBestOfSeveralSubscriptionsCountsAndTheNextFollowsIt() {
        UUID user = user();
        Stripe.send(Stripe.checkout(Stripe.id("evt"), NOW, customer, user));
        Stripe.send(event("created", NOW, "active", Stripe.PREMIUM));
        String better = Stripe.id("sub");
        Stripe.send(Stripe.subscription(
                Stripe.id("evt"), "created", NOW, better, customer, "active", Stripe.PROFESSIONAL, NEXT_MONTH));
        mine(user).body("subscription_tier", equalTo("professional"));
        Stripe.send(Stripe.subscription(
                Stripe.id("evt"), "deleted", NOW, better, customer, "canceled", Stripe.PROFESSIONAL, NEXT_MONTH));
        mine(user).body("subscription_tier", equalTo("premium"));

        // An admin's gift that runs out makes place for what is paid for.
        set(admin(), user, "enterprise", Instant.now().plusSeconds(2)).statusCode(200);
        mine(user).body("tier", equalTo("enterprise"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> mine(user).body("subscription_tier", equalTo("premium")));
        assertThat(audited(user, "tier").getLast())
                .containsEntry("actor_kind", "service")
                .containsEntry("actor", "succession");
    }

    @Test
    void aTierEndsAtItsInstant() {
        UUID user = user();
        Instant end = Instant.now().plusMillis(1_500);
        set(admin(), user, "premium", end).statusCode(200).body("tier", equalTo("premium"));
        assertThat(
                        suite.database()
                                .value(
                                        "select accounts.effective_tier('premium', statement_timestamp() + interval '1 microsecond')"))
                .isEqualTo("premium");
        assertThat(suite.database().value("select accounts.effective_tier('premium', statement_timestamp())"))
                .isEqualTo("free");
        await().pollInterval(Duration.ofMillis(50)).until(() -> !Instant.now().isBefore(end));
        mine(user).body("tier", equalTo("free")).body("subscription_tier", equalTo("premium"));
    }

    @Test
    void anAdminSetsTheTierOfOthers() {
        UUID admin = admin();
        UUID user = user();
        set(admin, user, "professional", NEXT_MONTH)
                .statusCode(200)
                .body("subscription_tier", equalTo("professional"))
                .body("subscription_expires_at", equalTo(NEXT_MONTH.toString()));
        assertThat(audited(user, "tier"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("reason", "Gift"));
        set(admin, user, "free", null).statusCode(200);
        set(admin, user, "free", NEXT_MONTH).statusCode(400).body("field", equalTo("subscription_expires_at"));
        set(admin, user, "premium", NOW.minusSeconds(60))
                .statusCode(400)
                .body("field", equalTo("subscription_expires_at"));
        set(admin, user, "gold", null).statusCode(400).body("field", equalTo("subscription_tier"));
        set(admin, UUID.randomUUID(), "premium", null).statusCode(404);
        set(admin, admin, "premium", null).statusCode(403).body("code", equalTo("not_for_oneself"));
        set(user, user(), "premium", null).statusCode(403).body("code", equalTo("permission_denied"));
    }

    @Test
    void paymentEventsAreReadPageByPage() {
        UUID admin = admin();
        for (int i = 0; i < 5; i++) {
            Stripe.send(event("updated", NOW.plusSeconds(i), "active", Stripe.PREMIUM))
                    .statusCode(200);
        }
        String cursor = null;
        int read = 0;
        do {
            var request = as(admin).queryParam("customer_id", customer).queryParam("limit", 2);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page =
                    request.get("/api/v1/payment-events").then().statusCode(200).extract();
            read += page.<List<Object>>path("items").size();
            cursor = page.path("next");
        } while (cursor != null);
        assertThat(read).isEqualTo(5);
        as(admin)
                .queryParam("outcome", "lost")
                .get("/api/v1/payment-events")
                .then()
                .statusCode(400)
                .body("field", equalTo("outcome"));
        as(admin)
                .queryParam("cursor", "x")
                .get("/api/v1/payment-events")
                .then()
                .statusCode(400)
                .body("field", equalTo("cursor"));
    }

    private String event(String kind, Instant created, String status, String price) {
        return Stripe.subscription(Stripe.id("evt"), kind, created, subscription, customer, status, price, NEXT_MONTH);
    }

    private ValidatableResponse mine(UUID user) {
        return as(user).get("/api/v1/me/subscription").then().statusCode(200);
    }

    private ValidatableResponse link(UUID admin, UUID user) {
        return as(admin)
                .body(Map.of("user_id", user.toString(), "reason", "Invoice 4711"))
                .put("/api/v1/payment-customers/stripe/" + customer)
                .then();
    }

    private ValidatableResponse set(UUID admin, UUID user, String tier, @Nullable Instant expiresAt) {
        Map<String, Object> body = new HashMap<>(Map.of("subscription_tier", tier, "reason", "Gift"));
        if (expiresAt != null) {
            body.put("subscription_expires_at", expiresAt.toString());
        }
        return as(admin)
                .body(body)
                .put("/api/v1/profiles/" + user + "/subscription")
                .then();
    }
}
