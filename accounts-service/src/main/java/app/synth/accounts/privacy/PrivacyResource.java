package app.synth.accounts.privacy;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.profile.Profiles;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * What is kept on the caller, and the way out. A deleted account is gone with all that hung on it, but for the audit log;
 * whoever calls again afterwards gets a new, empty profile.
 */
@Path("/api/v1/me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy", description = "What is kept on me, and how to leave")
public class PrivacyResource {
    private static final String REQUEST = """
            {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "requested_at": "2026-11-01T20:15:00Z",
             "due_at": "2026-11-15T20:15:00Z"}""";
    private static final String EXPORT = """
            {"exported_at": "2026-11-01T20:15:00Z",
             "profile": {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "name": "Ada", "account_type": "user"},
             "verified_addresses": [], "verifications_begun": [], "verification_sendings": [],
             "account_type_requests": [], "claims": [], "payment_customers": [], "subscriptions": [], "payment_events": [],
             "api_keys": [], "sql_readers": [], "deletion_request": null, "account_events": [],
             "audit": [{"audit_id": 17, "kind": "tier", "actor_kind": "user", "actor": "admin",
                        "before": {"subscription_tier": "free"}, "after": {"subscription_tier": "premium"}}]}""";

    private final Caller caller;
    private final Profiles profiles;
    private final Leaving leaving;
    private final PgExport export;

    PrivacyResource(Caller caller, Profiles profiles, Leaving leaving, PgExport export) {
        this.caller = caller;
        this.profiles = profiles;
        this.leaving = leaving;
        this.export = export;
    }

    /** Everything that this service keeps on the caller. */
    @GET
    @Path("/export")
    @Operation(
            summary = "Export what is kept on me",
            operationId = "exportMe",
            description =
                    "Everything accounts keeps on the caller, as of one instant: profile, addresses, requests, claims,"
                            + " subscriptions, keys (without their hashes), and the audit log about them, in which other people stand"
                            + " as admin. What was done in the app is the tracking service's to export.")
    @APIResponse(
            responseCode = "200",
            description = "A document to be saved",
            headers = @Header(name = HttpHeaders.CONTENT_DISPOSITION, description = "attachment, with a file name"),
            content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = EXPORT))
    public Uni<RestResponse<String>> export() {
        UUID user = caller.userId();
        return profiles.of(user)
                .chain(made -> export.of(user))
                .map(document -> ResponseBuilder.ok(document)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"account-" + user + ".json\"")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** Asks that the caller's account be deleted when the time to think again is over; asking again changes nothing. */
    @POST
    @Path("/deletion-request")
    @Operation(
            summary = "Ask for my deletion",
            operationId = "requestDeletion",
            description =
                    "The account goes at due_at, 14 days later unless configured otherwise, with everything but the"
                            + " audit log; the other services are told now and then. Asking again changes nothing. Until it is done"
                            + " the account works as ever. Whoever calls after it was deleted gets a new, empty profile.")
    @APIResponse(
            responseCode = "200",
            description = "The request, this one or an earlier one",
            content = @Content(schema = @Schema(implementation = DeletionRequest.class), example = REQUEST))
    @APIResponse(responseCode = "409", description = "last_admin: somebody else must be an admin first, and stay")
    public Uni<DeletionRequest> ask() {
        return leaving.ask(caller.userId())
                .map(asked -> asked.orElseThrow(() -> Problems.conflict(
                        "last_admin", "You are the last admin who stays; make somebody else one first")));
    }

    /** When the caller's account will be deleted. */
    @GET
    @Path("/deletion-request")
    @Operation(
            summary = "My deletion request",
            operationId = "deletionRequest",
            description = "When the account will be deleted; until then the request can be called off.")
    @APIResponse(
            responseCode = "200",
            description = "The request",
            content = @Content(schema = @Schema(implementation = DeletionRequest.class), example = REQUEST))
    @APIResponse(responseCode = "404", description = "The caller has not asked to be deleted")
    public Uni<DeletionRequest> asked() {
        return leaving.find(caller.userId()).map(found -> found.orElseThrow(PrivacyResource::none));
    }

    /** Calls the deletion off. */
    @DELETE
    @Path("/deletion-request")
    @Operation(
            summary = "Call my deletion off",
            operationId = "cancelDeletion",
            description = "Possible until it is done; a 204 means that it will not be.")
    @APIResponse(responseCode = "204", description = "The account stays")
    @APIResponse(responseCode = "404", description = "The caller has not asked, or it is done")
    public Uni<Void> cancel() {
        return leaving.cancel(caller.userId())
                .invoke(cancelled -> {
                    if (!cancelled) {
                        throw none();
                    }
                })
                .replaceWithVoid();
    }

    private static RuntimeException none() {
        return Problems.notFound("No deletion was asked for");
    }
}
