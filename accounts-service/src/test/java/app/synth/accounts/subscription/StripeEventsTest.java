package app.synth.accounts.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.subscription.PaymentEvent.Ignored;
import app.synth.accounts.subscription.PaymentEvent.Linked;
import app.synth.accounts.subscription.PaymentEvent.Subscribed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeEventsTest {
    private static final UUID USER = UUID.fromString("018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90");
    private static final Instant END = Instant.ofEpochSecond(1_796_118_000);
    private static final Duration GRACE = Duration.ofDays(1);

    private final StripeEvents events = new StripeEvents(
            Map.of("price_1", Tier.PREMIUM, "prod_2", Tier.PROFESSIONAL, "price_3", Tier.ENTERPRISE), GRACE);

    @Test
    void anActiveSubscriptionHasItsTierUntilThePeriodEndsAndAGrace() {
        PaymentEvent event = read("updated", "active", "", item("price_1", "prod_1"));
        assertThat(event.provider()).isEqualTo("stripe");
        assertThat(event.id()).isEqualTo("evt_1");
        assertThat(event.customer()).isEqualTo("cus_1");
        assertThat(event.happenedAt()).isEqualTo(Instant.ofEpochSecond(1_793_526_000));
        assertThat(event.content())
                .isEqualTo(new Subscribed("sub_1", "active", 1, Tier.PREMIUM, END.plus(GRACE), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trialing", "past_due"})
    void soHasOneOnTrialAndOneThatIsLate(String status) {
        assertThat(read("updated", status, "", item("price_1", "prod_1")).content())
                .isEqualTo(new Subscribed("sub_1", status, 1, Tier.PREMIUM, END.plus(GRACE), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"canceled", "unpaid", "incomplete", "incomplete_expired", "paused"})
    void everyOtherStatusIsAnEndWhateverThePrice(String status) {
        assertThat(read("updated", status, "", item("price_unknown", "prod_1")).content())
                .isEqualTo(new Subscribed("sub_1", status, 1, Tier.FREE, null, null));
    }

    @Test
    void aDeletedSubscriptionHasEndedWhateverItsStatus() {
        assertThat(read("deleted", "active", "", item("price_1", "prod_1")).content())
                .isEqualTo(new Subscribed("sub_1", "active", 2, Tier.FREE, null, null));
    }

    @Test
    void whatIsNotRenewedHasNoGrace() {
        assertThat(end("\"cancel_at_period_end\": true,")).isEqualTo(END);
        assertThat(end("\"cancel_at\": " + END.minusSeconds(5).getEpochSecond() + ","))
                .isEqualTo(END.minusSeconds(5));
        assertThat(end("\"cancel_at\": " + END.plus(Duration.ofDays(90)).getEpochSecond() + ","))
                .isEqualTo(END.plus(GRACE));
    }

    @Test
    void theBestOfSeveralItemsCounts() {
        assertThat(read("created", "active", "", item("price_1", "prod_1") + "," + item("price_9", "prod_2"))
                        .content())
                .isEqualTo(new Subscribed("sub_1", "active", 0, Tier.PROFESSIONAL, END.plus(GRACE), null));
    }

    @Test
    void olderVersionsHaveThePeriodOnTheSubscriptionAndAPlan() {
        String old = "{\"id\": \"si_1\", \"plan\": {\"id\": \"price_3\", \"product\": \"prod_9\"}}";
        assertThat(read("created", "active", "\"current_period_end\": " + END.getEpochSecond() + ",", old)
                        .content())
                .isEqualTo(new Subscribed("sub_1", "active", 0, Tier.ENTERPRISE, END.plus(GRACE), null));
    }

    @Test
    void anExpandedCustomerOrProductIsItsId() {
        String expanded =
                "{\"current_period_end\": %d, \"price\": {\"id\": \"price_9\", \"product\": {\"id\": \"prod_2\"}}}"
                        .formatted(END.getEpochSecond());
        PaymentEvent event = events.read(json("created", "active", "", expanded)
                .replace("\"cus_1\"", "{\"id\": \"cus_1\", \"object\": \"customer\"}")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(event.customer()).isEqualTo("cus_1");
        assertThat(event.content())
                .isInstanceOfSatisfying(
                        Subscribed.class,
                        subscribed -> assertThat(subscribed.tier()).isEqualTo(Tier.PROFESSIONAL));
    }

    @Test
    void theUserMayStandInTheMetadata() {
        assertThat(read("created", "active", "\"metadata\": {\"user_id\": \"" + USER + "\"},", item("price_1", "x"))
                        .content())
                .isInstanceOfSatisfying(
                        Subscribed.class,
                        subscribed -> assertThat(subscribed.user()).isEqualTo(USER));
        assertThat(read("created", "active", "\"metadata\": {\"user_id\": \"ada\"},", item("price_1", "x"))
                        .content())
                .isInstanceOfSatisfying(
                        Subscribed.class,
                        subscribed -> assertThat(subscribed.user()).isNull());
    }

    @Test
    void whatIsNotUnderstoodIsIgnoredAndSaysWhy() {
        assertThat(read("created", "active", "", item("price_9", "prod_9")).content())
                .isEqualTo(new Ignored("unknown_price"));
        assertThat(read("created", "active", "", "{\"price\": {\"id\": \"price_1\"}}")
                        .content())
                .as("without an end it would never end")
                .isEqualTo(new Ignored("unknown_price"));
        assertThat(read("created", "dreaming", "", item("price_1", "x")).content())
                .isEqualTo(new Ignored("unknown_status"));
        assertThat(event("{\"id\": \"evt_1\", \"type\": \"invoice.paid\", \"created\": 1793526000,"
                                + " \"data\": {\"object\": {\"customer\": \"cus_1\"}}}")
                        .content())
                .isEqualTo(new Ignored("type"));
    }

    @Test
    void aCheckoutSaysWhoseCustomerItIs() {
        assertThat(checkout("\"customer\": \"cus_1\", \"client_reference_id\": \"" + USER + "\"")
                        .content())
                .isEqualTo(new Linked(USER));
        assertThat(checkout("\"customer\": \"cus_1\", \"client_reference_id\": null")
                        .content())
                .isEqualTo(new Ignored("no_user"));
        assertThat(checkout("\"customer\": null, \"client_reference_id\": \"" + USER + "\"")
                        .content())
                .isEqualTo(new Ignored("no_customer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"id\": \"evt_1\"}",
                "{\"id\": \"evt_1\", \"type\": \"x\"}",
                "{\"id\": \"evt_1\", \"type\": \"x\", \"created\": \"yesterday\"}",
                "{\"id\": \"evt 1\", \"type\": \"x\", \"created\": 1793526000}",
                "{\"id\": \"evt_1\", \"type\": \"customer.subscription.created\", \"created\": 1793526000}",
                "{\"id\": \"evt_1\", \"type\": \"customer.subscription.created\", \"created\": 1793526000,"
                        + " \"data\": {\"object\": {\"id\": \"sub_1\", \"status\": \"active\"}}}"
            })
    void whatIsNoEventIsMalformed(String body) {
        assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> event(body));
    }

    private Instant end(String fields) {
        return ((Subscribed)
                        read("updated", "active", fields, item("price_1", "x")).content())
                .expiresAt();
    }

    private PaymentEvent checkout(String fields) {
        return event("{\"id\": \"evt_1\", \"type\": \"checkout.session.completed\", \"created\": 1793526000,"
                + " \"data\": {\"object\": {" + fields + "}}}");
    }

    private PaymentEvent read(String kind, String status, String fields, String items) {
        return event(json(kind, status, fields, items));
    }

    private PaymentEvent event(String json) {
        return events.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(String kind, String status, String fields, String items) {
        return """
                {"id": "evt_1", "type": "customer.subscription.%s", "created": 1793526000,
                 "data": {"object": {"id": "sub_1", "customer": "cus_1", %s "status": "%s", "items": {"data": [%s]}}}}""".formatted(kind, fields, status, items);
    }

    private static String item(String price, String product) {
        return "{\"current_period_end\": %d, \"price\": {\"id\": \"%s\", \"product\": \"%s\"}}"
                .formatted(END.getEpochSecond(), price, product);
    }
}
