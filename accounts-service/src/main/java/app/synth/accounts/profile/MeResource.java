package app.synth.accounts.profile;

import app.synth.accounts.client.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The caller's own profile. */
@Path("/api/v1/me")
@Authenticated
public class MeResource {
    private final Caller caller;
    private final Profiles profiles;

    MeResource(Caller caller, Profiles profiles) {
        this.caller = caller;
        this.profiles = profiles;
    }

    /** The caller's profile; made now if this is the first call. */
    @GET
    public Uni<ProfileView> me() {
        return profiles.of(caller.userId()).map(ProfileView::of);
    }
}
