package app.synth.accounts.subscription;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.Oneself;
import app.synth.accounts.change.PgChanges;
import app.synth.accounts.change.Reason;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentObject;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Tiers by an admin's word; needs {@code manage_users}. */
@Path("/api/v1/profiles/{id}/subscription")
@Authenticated
@RequiresPermission("manage_users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Subscriptions")
public class SubscriptionResource {
    private static final String TIER = "subscription_tier";
    private static final String EXPIRES_AT = "subscription_expires_at";

    private final Caller caller;
    private final PgChanges changes;
    private final PgTiers tiers;

    SubscriptionResource(Caller caller, PgChanges changes, PgTiers tiers) {
        this.caller = caller;
        this.changes = changes;
        this.tiers = tiers;
    }

    /** Sets somebody's tier, until a time or for good; not one's own. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set a tier",
            operationId = "setSubscription",
            description =
                    "Without subscription_expires_at it has no end. The newer word counts: the payment provider's next event about"
                            + " this person replaces it, and when it ends, a subscription that still runs takes its place. Not one's"
                            + " own. Needs manage_users.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = SubscriptionExamples.TIER))
    @APIResponse(
            responseCode = "200",
            description = "The tier is this now",
            content =
                    @Content(
                            schema = @Schema(implementation = SubscriptionView.class),
                            example = SubscriptionExamples.MINE))
    @APIResponse(responseCode = "400", description = "A field is not as it must be; it is named")
    @APIResponse(
            responseCode = "403",
            description =
                    "permission_denied: missing_permission names what is missing; not_for_oneself: one's own tier")
    @APIResponse(responseCode = "404", description = "There is no such profile")
    public Uni<SubscriptionView> set(@RestPath UUID id, byte[] body) {
        SentObject sent = SentObject.read(body, Set.of(TIER, EXPIRES_AT, Reason.FIELD));
        Tier tier = sent.one(TIER, Tier.class, Tier::of, Tier::code);
        Instant now = Instant.now();
        Instant expiresAt = end(sent, tier, now);
        String reason = Reason.of(sent);
        UUID admin = caller.userId();
        Oneself.mayNotDecideAbout(admin, id);
        return changes.by(Actor.user(admin), reason, () -> tiers.set(id, tier, expiresAt))
                .map(found -> {
                    if (!found) {
                        throw Problems.notFound("There is no such profile");
                    }
                    return SubscriptionView.of(id, tier, expiresAt, now);
                });
    }

    private static @Nullable Instant end(SentObject sent, Tier tier, Instant now) {
        Instant end = sent.timeIfAny(EXPIRES_AT);
        if (end != null && tier == Tier.FREE) {
            throw sent.wrong(EXPIRES_AT, "free has no end");
        }
        if (end != null && !end.isAfter(now)) {
            throw sent.wrong(EXPIRES_AT, "It is not in the future");
        }
        return end;
    }
}
