package app.synth.accounts.subscription;

import app.synth.accounts.change.Oneself;
import app.synth.accounts.change.Reason;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.PageQuery;
import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.http.QueryParameter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What payment providers said, for those who have to understand it; needs {@code manage_users}. */
@Path("/api/v1")
@Authenticated
@RequiresPermission("manage_users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Subscriptions")
@APIResponse(
        responseCode = "403",
        description =
                "permission_denied: missing_permission names what is missing; not_for_oneself: one's own customer")
public class PaymentsResource {
    private static final Pattern CUSTOMER = Pattern.compile("[!-~]{1,255}");

    private final Caller caller;
    private final PaymentEvents payments;
    private final PgPaymentEvents events;

    PaymentsResource(Caller caller, PaymentEvents payments, PgPaymentEvents events) {
        this.caller = caller;
        this.payments = payments;
        this.events = events;
    }

    /** Whose customer it is. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record CustomerView(String provider, String customerId, UUID userId) {}

    /** Events, newest first; {@code outcome=waiting} are those of customers whom nobody knows. */
    @GET
    @Path("/payment-events")
    @Operation(
            summary = "What payment providers said",
            operationId = "paymentEvents",
            description = "Newest first. Those that wait are of customers whom nobody knows. Needs manage_users.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            schema = @Schema(implementation = PaymentEventPage.class),
                            example = SubscriptionExamples.PAGE))
    @APIResponse(responseCode = "400", description = "A filter, a limit or a cursor that cannot be read")
    public Uni<PaymentEventPage> events(
            @RestQuery
                    @Parameter(
                            description = "That came to this; all without",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"applied", "outdated", "ignored", "waiting"}))
                    @Nullable
                    String outcome,
            @RestQuery("customer_id") @Parameter(description = "The provider's name for who pays") @Nullable
                    String customer,
            @BeanParam PageQuery page) {
        int limit = page.limit();
        return events.page(
                        QueryParameter.oneIfAny(
                                "outcome", outcome, EventOutcome.class, EventOutcome::of, EventOutcome::code),
                        customer == null ? null : customer(customer),
                        page.after(2),
                        limit)
                .map(found -> PaymentEventPage.of(found, limit));
    }

    /** Says whose customer it is; what waited for that counts from now on. Not one's own. */
    @PUT
    @Path("/payment-customers/{provider}/{customer_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Link a customer",
            operationId = "linkPaymentCustomer",
            description = "What waited for it counts at once. A later checkout may say otherwise. Not to oneself. Needs"
                    + " manage_users.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = SubscriptionExamples.LINK))
    @APIResponse(
            responseCode = "200",
            description = "Linked",
            content =
                    @Content(
                            schema = @Schema(implementation = CustomerView.class),
                            example = SubscriptionExamples.LINKED))
    @APIResponse(responseCode = "400", description = "A field is not as it must be; it is named")
    @APIResponse(responseCode = "404", description = "There is no such provider, or no such profile")
    public Uni<CustomerView> link(
            @RestPath @Parameter(description = "stripe") String provider,
            @RestPath("customer_id") @Parameter(description = "The provider's name for who pays") String customer,
            byte[] body) {
        if (!provider.equals(StripeEvents.PROVIDER)) {
            throw Problems.notFound("There is no such provider");
        }
        SentObject sent = SentObject.read(body, Set.of("user_id", Reason.FIELD));
        UUID user = sent.uuid("user_id");
        String reason = Reason.of(sent);
        Oneself.mayNotDecideAbout(caller.userId(), user);
        return payments.link(caller.userId(), provider, customer(customer), user, reason)
                .map(linked -> {
                    if (!linked) {
                        throw Problems.notFound("There is no such profile");
                    }
                    return new CustomerView(provider, customer, user);
                });
    }

    private static String customer(String text) {
        if (!CUSTOMER.matcher(text).matches()) {
            throw Problems.badField("customer_id", "It is 1 to 255 printable ASCII characters");
        }
        return text;
    }
}
