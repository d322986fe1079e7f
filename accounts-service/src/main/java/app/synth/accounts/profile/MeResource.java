package app.synth.accounts.profile;

import app.synth.accounts.client.identity.Caller;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own profile. */
@Path("/api/v1/me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me", description = "Who I am and what I may do")
public class MeResource {
    private final Caller caller;
    private final Profiles profiles;

    MeResource(Caller caller, Profiles profiles) {
        this.caller = caller;
        this.profiles = profiles;
    }

    /** The caller's profile; made now if this is the first call. */
    @GET
    @Operation(summary = "My profile", description = "Made at the first call, as an ordinary user's.")
    @APIResponse(
            responseCode = "200",
            description = "The caller's profile",
            content = @Content(schema = @Schema(implementation = ProfileView.class), example = """
                                    {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "name": "Ada", "avatar_url": null,
                                     "bio": null, "instagram_handle": null, "gender": null, "birthday": "1990-05-17",
                                     "city": "Brooklyn", "state": "NY", "last_active_at": null, "is_public_profile": true,
                                     "account_type": "user", "verified": false, "verification_level": "none",
                                     "business_info": {}, "subscription_tier": "free", "subscription_expires_at": null,
                                     "created_at": "2026-11-01T09:30:00Z"}"""))
    public Uni<ProfileView> me() {
        return profiles.of(caller.userId()).map(ProfileView::of);
    }
}
