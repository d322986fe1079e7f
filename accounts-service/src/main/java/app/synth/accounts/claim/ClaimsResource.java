package app.synth.accounts.claim;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.PageQuery;
import app.synth.accounts.client.request.SentText;
import app.synth.accounts.http.QueryParameter;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Decides who owns what. Everything here needs {@code manage_users}; nobody decides about a claim of their own. */
@Path("/api/v1/claims")
@Authenticated
@RequiresPermission("manage_users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claims")
@APIResponse(responseCode = "400", description = "A field or parameter is not as it must be; it is named")
@APIResponse(
        responseCode = "403",
        description = "The permission is missing; or not_for_oneself: nobody decides about their own claim")
public class ClaimsResource {
    private static final String CONFLICT =
            "illegal_transition: not possible from where it is, from and to name the states";

    private final Caller caller;
    private final Claims claims;

    ClaimsResource(Caller caller, Claims claims) {
        this.caller = caller;
        this.claims = claims;
    }

    /** Anybody's claims, the newest first. */
    @GET
    @Operation(
            summary = "List claims",
            operationId = "listClaims",
            description = "The newest first. Needs manage_users.")
    @APIResponse(
            responseCode = "200",
            description = "A page; without next it is the last",
            content = @Content(schema = @Schema(implementation = ClaimPage.class), example = ClaimExamples.PAGE))
    public Uni<ClaimPage> list(
            @QueryParam("state")
                    @Parameter(
                            description = "In this state; all without",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"pending", "approved", "rejected", "withdrawn", "revoked"}))
                    @Nullable
                    String state,
            @QueryParam("resource_type")
                    @Parameter(
                            description = "To a thing of this kind",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"artist", "venue", "event"}))
                    @Nullable
                    String resourceType,
            @QueryParam("resource_id")
                    @Parameter(description = "To the thing with this id, exactly", example = "the-band")
                    @Nullable
                    String resourceId,
            @QueryParam("user_id")
                    @Parameter(
                            description = "Of this user",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @Nullable
                    String userId,
            @BeanParam PageQuery page) {
        int limit = page.limit();
        ClaimFilter filter = new ClaimFilter(
                QueryParameter.oneIfAny("state", state, ClaimState.class, ClaimState::of, ClaimState::code),
                QueryParameter.oneIfAny(
                        "resource_type", resourceType, ResourceType.class, ResourceType::of, ResourceType::code),
                QueryParameter.textIfAny("resource_id", resourceId),
                QueryParameter.uuidIfAny("user_id", userId));
        return claims.page(filter, page.after(2), limit).map(found -> ClaimPage.of(found, limit, ClaimView::of));
    }

    /** Records what is somebody's: approved at once, whether they asked or not. The same again changes nothing. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record an ownership",
            operationId = "recordOwnership",
            description =
                    "Approved at once; a claim of that user that waits is approved, an approved one stays as it is.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ClaimExamples.Recorded.class),
                            example = ClaimExamples.RECORD))
    @APIResponse(
            responseCode = "200",
            description = "The approved claim",
            content = @Content(schema = @Schema(implementation = ClaimView.class), example = ClaimExamples.APPROVED))
    @APIResponse(responseCode = "404", description = "There is no such user")
    @APIResponse(responseCode = "415", description = "The body is not sent as application/json")
    public Uni<ClaimView> record(byte[] body) {
        return claims.record(
                        caller.userId(),
                        NewClaim.recorded(body),
                        Decision.recorded(body).reason())
                .map(ClaimOutcome::claim)
                .map(ClaimView::of);
    }

    /** Makes the claimant an owner. */
    @POST
    @Path("/{id}/approve")
    @Operation(
            summary = "Approve a claim",
            operationId = "approveClaim",
            description = "From pending. A reason may be given.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClaimExamples.Reason.class),
                            example = ClaimExamples.REASON))
    @APIResponse(
            responseCode = "200",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = ClaimView.class), example = ClaimExamples.APPROVED))
    @APIResponse(responseCode = "404", description = "There is no such claim")
    @APIResponse(responseCode = "409", description = CONFLICT)
    public Uni<ClaimView> approve(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            byte @Nullable [] body) {
        return decide(id, ClaimMove.APPROVE, body);
    }

    /** Does not make the claimant an owner, and says why. */
    @POST
    @Path("/{id}/reject")
    @Operation(
            summary = "Reject a claim",
            operationId = "rejectClaim",
            description = "From pending. The reason is required.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClaimExamples.Reason.class),
                            example = ClaimExamples.REASON))
    @APIResponse(
            responseCode = "200",
            description = "Rejected",
            content = @Content(schema = @Schema(implementation = ClaimView.class), example = ClaimExamples.REJECTED))
    @APIResponse(responseCode = "404", description = "There is no such claim")
    @APIResponse(responseCode = "409", description = CONFLICT)
    public Uni<ClaimView> reject(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            byte @Nullable [] body) {
        return decide(id, ClaimMove.REJECT, body);
    }

    /** Takes an ownership away, and says why. */
    @POST
    @Path("/{id}/revoke")
    @Operation(
            summary = "Revoke an ownership",
            operationId = "revokeClaim",
            description = "From approved. The reason is required. The next decision knows of it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClaimExamples.Reason.class),
                            example = ClaimExamples.REASON))
    @APIResponse(
            responseCode = "200",
            description = "Revoked",
            content = @Content(schema = @Schema(implementation = ClaimView.class), example = ClaimExamples.REVOKED))
    @APIResponse(responseCode = "404", description = "There is no such claim")
    @APIResponse(responseCode = "409", description = CONFLICT)
    public Uni<ClaimView> revoke(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            byte @Nullable [] body) {
        return decide(id, ClaimMove.REVOKE, body);
    }

    private Uni<ClaimView> decide(String id, ClaimMove move, byte @Nullable [] body) {
        return claims.decide(
                        caller.userId(),
                        SentText.uuid(id).orElseThrow(() -> Problems.notFound("There is no such claim")),
                        Decision.read(move, body))
                .map(ClaimOutcome::claim)
                .map(ClaimView::of);
    }
}
