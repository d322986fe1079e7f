package app.synth.accounts.request;

import app.synth.accounts.change.Reason;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.PageQuery;
import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.http.QueryParameter;
import app.synth.accounts.request.RequestState.Move;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Deciding who becomes more than a user: everything here needs {@code manage_users}. */
@Path("/api/v1/account-type-requests")
@Authenticated
@RequiresPermission("manage_users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account types")
@APIResponse(
        responseCode = "403",
        description = "permission_denied: missing_permission names what is missing; not_for_oneself: one's own request")
public class RequestsResource {
    private final Caller caller;
    private final RequestDesk desk;
    private final AccountTypeRequests requests;

    RequestsResource(Caller caller, RequestDesk desk, AccountTypeRequests requests) {
        this.caller = caller;
        this.desk = desk;
        this.requests = requests;
    }

    /** Requests, oldest first: {@code state=pending} is what there is to do. */
    @GET
    @Operation(
            summary = "Requests for account types",
            operationId = "accountTypeRequests",
            description = "Oldest first. Needs manage_users.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = RequestPage.class), example = RequestExamples.PAGE))
    @APIResponse(responseCode = "400", description = "A filter, a limit or a cursor that cannot be read")
    public Uni<RequestPage> list(
            @RestQuery
                    @Parameter(
                            description = "In this state; all without",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"pending", "approved", "rejected", "withdrawn"}))
                    @Nullable
                    String state,
            @RestQuery("user_id")
                    @Parameter(
                            description = "One person's",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @Nullable
                    String user,
            @BeanParam PageQuery page) {
        int limit = page.limit();
        return requests.all(
                        QueryParameter.oneIfAny(
                                "state", state, RequestState.class, RequestState::of, RequestState::code),
                        QueryParameter.uuidIfAny("user_id", user),
                        page.after(1),
                        limit)
                .map(found -> RequestPage.of(found, limit));
    }

    /** One request. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Read a request", operationId = "accountTypeRequest", description = "Needs manage_users.")
    @APIResponse(
            responseCode = "200",
            description = "The request",
            content = @Content(schema = @Schema(implementation = RequestView.class), example = RequestExamples.PENDING))
    @APIResponse(responseCode = "404", description = "There is no such request")
    public Uni<RequestView> one(@RestPath UUID id) {
        return requests.one(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("There is no such request"))
                .map(RequestView::of);
    }

    /** Approves a request: the account has the type, and the business_info, in the same moment. A reason may be given. */
    @POST
    @Path("/{id}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Approve a request",
            operationId = "approveAccountTypeRequest",
            description =
                    "Sets account_type and business_info. A reason may be given, {} is enough. Needs manage_users.")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = RequestExamples.REASON))
    @APIResponse(
            responseCode = "200",
            description = "Approved",
            content =
                    @Content(schema = @Schema(implementation = RequestView.class), example = RequestExamples.APPROVED))
    @APIResponse(responseCode = "400", description = "A field is not as it must be; it is named")
    @APIResponse(responseCode = "404", description = "There is no such request")
    @APIResponse(
            responseCode = "409",
            description = "illegal_transition: it is decided already; last_admin: it is the last admin's")
    public Uni<RequestView> approve(@RestPath UUID id, byte @Nullable [] body) {
        String reason = Reason.ifAny(SentObject.readIfAny(body, Set.of(Reason.FIELD)));
        return desk.decide(caller.userId(), id, Move.APPROVE, reason).map(RequestOutcome::answer);
    }

    /** Rejects a request, with a reason that whoever asked will read. */
    @POST
    @Path("/{id}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Reject a request",
            operationId = "rejectAccountTypeRequest",
            description = "The reason (up to 500 characters) is shown to whoever asked. Needs manage_users.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = RequestExamples.NO))
    @APIResponse(
            responseCode = "200",
            description = "Rejected",
            content =
                    @Content(schema = @Schema(implementation = RequestView.class), example = RequestExamples.REJECTED))
    @APIResponse(responseCode = "400", description = "The reason is missing, or there is more than a reason")
    @APIResponse(responseCode = "404", description = "There is no such request")
    @APIResponse(responseCode = "409", description = "illegal_transition: it is decided already")
    public Uni<RequestView> reject(@RestPath UUID id, byte[] body) {
        String reason = Reason.of(SentObject.read(body, Set.of(Reason.FIELD)));
        return desk.decide(caller.userId(), id, Move.REJECT, reason).map(RequestOutcome::answer);
    }
}
