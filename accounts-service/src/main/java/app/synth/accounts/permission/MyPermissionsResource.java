package app.synth.accounts.permission;

import app.synth.accounts.client.apikey.AllowsApiKey;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.GrantedPermissions;
import app.synth.accounts.client.permission.Permissions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the caller may do. */
@Path("/api/v1/me/permissions")
@Authenticated
@AllowsApiKey
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "api_key")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
public class MyPermissionsResource {
    private static final String EXAMPLE = """
            {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "account_type": "promoter", "verified": false,
             "verification_level": "email", "tier": "premium", "subscription_tier": "premium",
             "subscription_expires_at": "2030-01-01T00:00:00Z",
             "permissions": ["comment", "create_events", "create_reviews", "follow_artists", "like_events",
                             "view_event_analytics", "view_events"],
             "denied": {"manage_promotions": "tier"}, "needed_tier": {"manage_promotions": "professional"},
             "owner_bound": {"manage_promotions": "event", "view_event_analytics": "event"},
             "granted_to": {"export_analytics": ["admin"], "view_venue_analytics": ["admin", "venue", "venue_manager"]}}""";

    private final Caller caller;
    private final Permissions permissions;

    MyPermissionsResource(Caller caller, Permissions permissions) {
        this.caller = caller;
        this.permissions = permissions;
    }

    /** The caller's account type and tier, the permission keys granted, and why others are withheld. */
    @GET
    @Operation(
            summary = "My permissions",
            operationId = "myPermissions",
            description =
                    "The keys granted whoever owns what (owner_bound says which are for owners only), and for those"
                            + " that the account type has and something else withholds, what that is: tier, expired or"
                            + " unverified. granted_to names, for the keys that the account type is not granted, the types"
                            + " that are. subscription_tier is what was subscribed to, until subscription_expires_at; tier is"
                            + " what counts now. Also with an X-API-Key: then within its scopes.")
    @APIResponse(
            responseCode = "200",
            description = "The caller's permissions",
            content = @Content(schema = @Schema(implementation = GrantedPermissions.class), example = EXAMPLE))
    public Uni<GrantedPermissions> mine() {
        return permissions.of(caller);
    }
}
