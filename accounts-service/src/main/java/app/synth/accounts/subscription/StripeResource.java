package app.synth.accounts.subscription;

import app.synth.accounts.client.problem.Problems;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Where Stripe says what was paid for. Nobody's token is asked for: the signature says who speaks. */
@Path("/api/v1/webhooks/stripe")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Subscriptions", description = "Tiers, and those who sell them")
public class StripeResource {
    private final PaymentEvents payments;
    private final StripeSignature signature;
    private final StripeEvents events;
    private final long largest;

    StripeResource(PaymentEvents payments, SubscriptionConfig config) {
        SubscriptionConfig.Stripe stripe = config.stripe();
        this.payments = payments;
        this.signature = new StripeSignature(stripe.webhookSecrets().orElse(List.of()), stripe.tolerance());
        this.events = new StripeEvents(stripe.prices(), stripe.grace());
        this.largest = stripe.largestEvent().asLongValue();
    }

    /**
     * An event was taken.
     *
     * @param outcome applied, outdated, ignored or waiting; of an event that came before, what became of it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Receipt(String eventId, String outcome) {}

    /** Takes an event, once, however often it is sent. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Stripe's webhook",
            operationId = "stripeWebhook",
            description =
                    "For customer.subscription.created, .updated and .deleted, and checkout.session.completed, whose"
                            + " client_reference_id is our user's id; so is metadata.user_id of a subscription. Other events are"
                            + " recorded and change nothing. Sent twice or in another order, events end in the same state.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = SubscriptionExamples.EVENT))
    @APIResponse(
            responseCode = "200",
            description = "Taken",
            content =
                    @Content(schema = @Schema(implementation = Receipt.class), example = SubscriptionExamples.RECEIPT))
    @APIResponse(
            responseCode = "400",
            description =
                    "bad_signature: Stripe has not sent this, or over 5 minutes ago; malformed_event: it has, and it is"
                            + " no event")
    @APIResponse(responseCode = "413", description = "The event has more than 256 KiB")
    @APIResponse(
            responseCode = "503",
            description =
                    "not_configured: this deployment knows no secret; else, something is away and Stripe will try again")
    public Uni<Receipt> take(
            @RestHeader("Stripe-Signature") @Parameter(description = "t=…,v1=…") @Nullable String signed, byte[] body) {
        if (signature.secrets().isEmpty()) {
            throw Problems.unavailable("not_configured", "Payments by Stripe are not set up here");
        }
        if (body.length > largest) {
            throw Problems.of(
                            Status.REQUEST_ENTITY_TOO_LARGE, "too_large", "An event has at most " + largest + " bytes")
                    .build();
        }
        if (!signature.isOf(body, signed)) {
            throw Problems.of(Status.BAD_REQUEST, "bad_signature", "Stripe-Signature does not sign this, or not lately")
                    .build();
        }
        PaymentEvent event = event(body);
        return payments.take(event).map(outcome -> new Receipt(event.id(), outcome.code()));
    }

    private PaymentEvent event(byte[] body) {
        try {
            return events.read(body);
        } catch (MalformedEventException malformed) {
            throw Problems.of(Status.BAD_REQUEST, "malformed_event", String.valueOf(malformed.getMessage()))
                    .build();
        }
    }
}
