package app.synth.accounts.profile;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.PermissionDeniedException;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.PageQuery;
import app.synth.accounts.client.request.SentText;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Other people's profiles: what is public for everybody, everything for those who administer accounts. */
@Path("/api/v1/profiles")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Profiles", description = "Other people's profiles")
public class ProfilesResource {
    private final Caller caller;
    private final Permissions permissions;
    private final Profiles profiles;
    private final PgProfileSearch search;

    ProfilesResource(Caller caller, Permissions permissions, Profiles profiles, PgProfileSearch search) {
        this.caller = caller;
        this.permissions = permissions;
        this.profiles = profiles;
        this.search = search;
    }

    /** Profiles by what is known of their users, the newest first. Needs {@code manage_users}. */
    @GET
    @RequiresPermission("manage_users")
    @Operation(
            summary = "Search profiles",
            operationId = "searchProfiles",
            description = "The newest first; pages are stable while profiles come, go and change. Needs manage_users.")
    @APIResponse(
            responseCode = "200",
            description = "A page; without next it is the last",
            content = @Content(schema = @Schema(implementation = ProfilePage.class), example = ProfileExamples.PAGE))
    @APIResponse(responseCode = "400", description = "A parameter cannot be read; it is named")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    public Uni<ProfilePage> find(@BeanParam ProfileQuery query, @BeanParam PageQuery page) {
        int limit = page.limit();
        return search.find(query.filter(), page.after(2), limit).map(found -> ProfilePage.of(found, limit));
    }

    /** A profile: everything for its user and for {@code manage_users}, else the public fields of a public one. */
    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a profile",
            operationId = "readProfile",
            description =
                    "Public fields of a public profile. Its own user and who has manage_users see everything. Whether"
                            + " a profile is private or there is none is not told.")
    @APIResponse(
            responseCode = "200",
            description = "The profile, as far as the caller may see it",
            content =
                    @Content(
                            schema = @Schema(oneOf = {PublicProfile.class, ProfileView.class}),
                            examples = {
                                @ExampleObject(name = "somebody else's", value = ProfileExamples.PUBLIC),
                                @ExampleObject(name = "one's own", value = ProfileExamples.MINE)
                            }))
    @APIResponse(responseCode = "404", description = "There is none that the caller may see")
    public Uni<ShownProfile> read(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        UUID asked = SentText.uuid(id).orElseThrow(ProfilesResource::unseen);
        return seesEverythingOf(asked)
                .chain(everything -> profiles.find(asked)
                        .map(found -> found.<ShownProfile>map(
                                        profile -> everything ? ProfileView.of(profile) : PublicProfile.of(profile))
                                .filter(shown -> everything || found.get().publicProfile)
                                .orElseThrow(ProfilesResource::unseen)));
    }

    private Uni<Boolean> seesEverythingOf(UUID asked) {
        return caller.userId().equals(asked)
                ? profiles.of(asked).replaceWith(true)
                : permissions
                        .require(caller, List.of("manage_users"))
                        .replaceWith(true)
                        .onFailure(PermissionDeniedException.class)
                        .recoverWithItem(false);
    }

    private static RuntimeException unseen() {
        return Problems.notFound("There is no profile with this id that you may see");
    }
}
