package app.synth.accounts.profile;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.request.EntityTag;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The caller's own profile. */
@Path("/api/v1/me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me", description = "Who I am and what I may do")
public class MeResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    /** Kept by the caller alone, and only to be asked about again. */
    private static final String CACHING = "private, no-cache";

    private final Caller caller;
    private final Profiles profiles;

    MeResource(Caller caller, Profiles profiles) {
        this.caller = caller;
        this.profiles = profiles;
    }

    /** The caller's profile; made now if this is the first call. */
    @GET
    @Operation(
            summary = "My profile",
            operationId = "myProfile",
            description =
                    "Made at the first call, as an ordinary user's; also of somebody whose account was deleted. The"
                            + " ETag changes with everything but last_active_at, which is written at most every 5 minutes.")
    @APIResponse(
            responseCode = "200",
            description = "The caller's profile",
            headers = @Header(name = HttpHeaders.ETAG, description = "Its version, for If-Match and If-None-Match"),
            content = @Content(schema = @Schema(implementation = ProfileView.class), example = ProfileExamples.MINE))
    @APIResponse(responseCode = "304", description = "It is still what If-None-Match names")
    public Uni<RestResponse<ProfileView>> me(
            @RestHeader(HttpHeaders.IF_NONE_MATCH)
                    @Parameter(description = "The ETag of what one has: 304 while it is still that")
                    @Nullable
                    String ifNoneMatch) {
        return profiles.present(caller.userId()).map(profile -> answer(profile, ifNoneMatch));
    }

    /**
     * Changes the fields that are sent, if the profile is still at the version that If-Match names. Type, verification and
     * tier are not one's own to change: 400 {@code invalid_field}.
     */
    @PATCH
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Change my profile",
            operationId = "changeMyProfile",
            description = "A JSON merge patch: what is not sent stays as it is, null takes away. Possible are name,"
                    + " avatar_url (https), bio, instagram_handle, gender, birthday (from 1900, past), city, state and"
                    + " is_public_profile; any other field is refused, and then nothing is changed.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MERGE_PATCH,
                            schema = @Schema(implementation = OwnProfile.class),
                            example = ProfileExamples.PATCH))
    @APIResponse(
            responseCode = "200",
            description = "The profile as it is now",
            headers = @Header(name = HttpHeaders.ETAG, description = "Its version, for the next If-Match"),
            content = @Content(schema = @Schema(implementation = ProfileView.class), example = ProfileExamples.MINE))
    @APIResponse(responseCode = "400", description = "One field is not as it must be, or not one's own; it is named")
    @APIResponse(responseCode = "412", description = "version_conflict: it is at another version; read it again")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    @APIResponse(responseCode = "428", description = "version_required: which version is this a change of?")
    public Uni<RestResponse<ProfileView>> change(
            @RestHeader(HttpHeaders.IF_MATCH)
                    @Parameter(
                            description = "Required: the ETag of the profile that is changed, or * for whatever it is",
                            example = "\"7\"")
                    @Nullable
                    String ifMatch,
            byte[] body) {
        String version = EntityTag.required(ifMatch);
        return profiles.change(caller.userId(), ProfilePatch.read(body), version)
                .map(profile -> answer(profile, null));
    }

    private static RestResponse<ProfileView> answer(Profile profile, @Nullable String ifNoneMatch) {
        ResponseBuilder<ProfileView> answer = profile.tag().isKnown(ifNoneMatch)
                ? ResponseBuilder.create(Status.NOT_MODIFIED.getStatusCode())
                : ResponseBuilder.ok(ProfileView.of(profile));
        return answer.header(HttpHeaders.ETAG, profile.tag().header())
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .build();
    }
}
