package app.synth.accounts.claim;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.PageQuery;
import app.synth.accounts.client.request.SentText;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** What the caller says is theirs. */
@Path("/api/v1/me/claims")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claims", description = "Who owns which artist, venue or event")
public class MyClaimsResource {
    private final Caller caller;
    private final Claims claims;

    MyClaimsResource(Caller caller, Claims claims) {
        this.caller = caller;
        this.claims = claims;
    }

    /** The caller's claims, the newest first. */
    @GET
    @Operation(summary = "My claims", operationId = "myClaims", description = "All there ever were, the newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page; without next it is the last",
            content = @Content(schema = @Schema(implementation = ClaimPage.class), example = ClaimExamples.PAGE))
    @APIResponse(responseCode = "400", description = "limit or cursor cannot be read")
    public Uni<ClaimPage> mine(@BeanParam PageQuery page) {
        int limit = page.limit();
        return claims.page(ClaimFilter.of(caller.userId()), page.after(2), limit)
                .map(found -> ClaimPage.of(found, limit, ClaimView::ofClaimant));
    }

    /** Claims a resource: {@code {resource_type, resource_id, evidence {text, links[]}}}. */
    @POST
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Claim an artist, a venue or an event",
            operationId = "claim",
            description =
                    "Possible with any permission that is its owners' only (view_artist_analytics, for example), and for"
                            + " events with claim_events. An admin decides. Several people may own the same thing.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ClaimExamples.New.class), example = ClaimExamples.NEW))
    @APIResponse(
            responseCode = "201",
            description = "Waits for a decision",
            content = @Content(schema = @Schema(implementation = ClaimView.class), example = ClaimExamples.CLAIM))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(
            responseCode = "403",
            description =
                    "permission_denied: none of the permissions that such a claim needs; missing_permission names them")
    @APIResponse(
            responseCode = "409",
            description = "claim_exists: one is pending or approved already; too_many_pending: 50 wait for a decision")
    @APIResponse(responseCode = "415", description = "The body is not sent as application/json")
    public Uni<ClaimView> claim(byte[] body) {
        return claims.claim(NewClaim.claimed(caller.userId(), body))
                .map(ClaimOutcome::claim)
                .map(ClaimView::ofClaimant);
    }

    /** Takes back a claim that waits for a decision. */
    @POST
    @Path("/{id}/withdraw")
    @Operation(
            summary = "Withdraw my claim",
            operationId = "withdrawClaim",
            description =
                    "From pending; an ownership that stands is taken away by an admin. The same may be claimed again.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = ClaimView.class), example = ClaimExamples.WITHDRAWN))
    @APIResponse(responseCode = "404", description = "The caller has no such claim")
    @APIResponse(responseCode = "409", description = "illegal_transition: it is decided; from and to name the states")
    public Uni<ClaimView> withdraw(
            @RestPath @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        return claims.withdraw(
                        caller.userId(),
                        SentText.uuid(id).orElseThrow(() -> Problems.notFound("There is no such claim")))
                .map(ClaimOutcome::claim)
                .map(ClaimView::ofClaimant);
    }
}
