package app.synth.accounts.subscription;

import static org.hamcrest.Matchers.equalTo;

import app.synth.accounts.testsupport.Outside;
import app.synth.accounts.testsupport.PackagedAccounts;
import app.synth.accounts.testsupport.Stripe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which of somebody's subscriptions is their tier. */
@QuarkusIntegrationTest
@WithTestResource(value = Outside.class, scope = TestResourceScope.GLOBAL)
class SettlementIT extends PackagedAccounts {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Duration GRACE = Duration.ofDays(1);
    private static final String ENTERPRISE = "prod_Enterprise";

    private final String customer = Stripe.id("cus");

    @Test
    void ofWhatRunsTheBestCountsAlsoWhereItEndsFirst() {
        UUID user = payer();
        subscribed("long", Stripe.PREMIUM, 60);
        subscribed("short", Stripe.PROFESSIONAL, 30);
        assertTier(user, "professional", "professional", 30);
    }

    @Test
    void ofEqualsTheLongestCounts() {
        UUID user = payer();
        subscribed("long", Stripe.PREMIUM, 60);
        subscribed("short", Stripe.PREMIUM, 30);
        assertTier(user, "premium", "premium", 60);
    }

    @Test
    void whatRunsCountsBeforeAnythingBetterThatHasEnded() {
        UUID user = payer();
        subscribed("running", Stripe.PREMIUM, 30);
        subscribed("ended", ENTERPRISE, -2);
        assertTier(user, "premium", "premium", 30);
    }

    @Test
    void whereNothingRunsItIsWhatEndedLast() {
        UUID user = payer();
        subscribed("last", Stripe.PREMIUM, -2);
        subscribed("first", ENTERPRISE, -9);
        assertTier(user, "premium", "free", -2);
    }

    private UUID payer() {
        UUID user = user();
        Stripe.send(Stripe.checkout(Stripe.id("evt"), NOW, customer, user)).statusCode(200);
        return user;
    }

    /** @param days from now to the end of what is paid for */
    private void subscribed(String name, String price, int days) {
        Stripe.send(Stripe.subscription(
                        Stripe.id("evt"), "created", NOW, name + customer, customer, "active", price, end(days)))
                .statusCode(200)
                .body("outcome", equalTo("applied"));
    }

    private void assertTier(UUID user, String subscribed, String effective, int days) {
        as(user).get(ME + "/subscription")
                .then()
                .statusCode(200)
                .body("subscription_tier", equalTo(subscribed))
                .body("subscription_expires_at", equalTo(end(days).plus(GRACE).toString()))
                .body("tier", equalTo(effective));
    }

    private static Instant end(int days) {
        return NOW.plus(Duration.ofDays(days));
    }
}
