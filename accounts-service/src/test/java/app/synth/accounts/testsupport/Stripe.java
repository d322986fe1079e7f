package app.synth.accounts.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Speaks as Stripe does: events as of API version 2025-03-31, signed as its documentation describes, by our own hand. */
public final class Stripe {
    public static final String PREMIUM = "price_Premium";
    public static final String PROFESSIONAL = "price_Pro";

    private Stripe() {}

    /** An event about a subscription of which every field that matters is given. */
    public static String subscription(
            String event,
            String kind,
            Instant created,
            String id,
            String customer,
            String status,
            String price,
            Instant end) {
        return """
                {"id": "%s", "object": "event", "type": "customer.subscription.%s", "created": %d, "livemode": true,
                 "data": {"object": {"id": "%s", "object": "subscription", "customer": "%s", "status": "%s", "metadata": {},
                   "cancel_at": null, "cancel_at_period_end": false,
                   "items": {"object": "list", "data": [{"id": "si_1", "current_period_end": %d,
                     "price": {"id": "%s", "product": "prod_x"}}]}}}}""".formatted(event, kind, created.getEpochSecond(), id, customer, status, end.getEpochSecond(), price);
    }

    /** A checkout that says whose customer it is. */
    public static String checkout(String event, Instant created, String customer, UUID user) {
        return """
                {"id": "%s", "object": "event", "type": "checkout.session.completed", "created": %d,
                 "data": {"object": {"id": "cs_1", "object": "checkout.session", "customer": "%s", "mode": "subscription",
                   "client_reference_id": "%s", "customer_details": {"email": "ada@example.com"}}}}""".formatted(event, created.getEpochSecond(), customer, user);
    }

    /** A new name for something of Stripe's. */
    public static String id(String kind) {
        return kind + "_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Sends an event, signed now with the newest secret. */
    public static ValidatableResponse send(String event) {
        return send(event, signature(event, Outside.WEBHOOK_SECRET, Instant.now()));
    }

    public static ValidatableResponse send(String event, String signature) {
        return given().contentType("application/json; charset=utf-8")
                .header("Stripe-Signature", signature)
                .body(event.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/webhooks/stripe")
                .then();
    }

    public static String signature(String event, String secret, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal((at.getEpochSecond() + "." + event).getBytes(StandardCharsets.UTF_8));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
