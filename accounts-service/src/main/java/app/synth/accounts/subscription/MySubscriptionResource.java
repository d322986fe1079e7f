package app.synth.accounts.subscription;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.profile.Profiles;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the caller has subscribed to. */
@Path("/api/v1/me/subscription")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Subscriptions")
public class MySubscriptionResource {
    private final Caller caller;
    private final Profiles profiles;
    private final PgTiers tiers;

    MySubscriptionResource(Caller caller, Profiles profiles, PgTiers tiers) {
        this.caller = caller;
        this.profiles = profiles;
        this.tiers = tiers;
    }

    /** The caller's tier, its end, and what counts now. */
    @GET
    @Operation(
            summary = "My subscription",
            operationId = "mySubscription",
            description =
                    "subscription_tier counts until subscription_expires_at, to the instant; tier is what counts now.")
    @APIResponse(
            responseCode = "200",
            description = "The caller's tier",
            content =
                    @Content(
                            schema = @Schema(implementation = SubscriptionView.class),
                            example = SubscriptionExamples.MINE))
    public Uni<SubscriptionView> mine() {
        UUID user = caller.userId();
        return profiles.of(user).chain(() -> tiers.of(user));
    }
}
