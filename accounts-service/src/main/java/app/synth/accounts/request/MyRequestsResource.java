package app.synth.accounts.request;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.PageQuery;
import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.profile.AccountType;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Asking to be more than a user. */
@Path("/api/v1/me/account-type-requests")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account types", description = "Asking for an account type, and deciding about it")
public class MyRequestsResource {
    private final Caller caller;
    private final RequestDesk desk;
    private final AccountTypeRequests requests;

    MyRequestsResource(Caller caller, RequestDesk desk, AccountTypeRequests requests) {
        this.caller = caller;
        this.desk = desk;
        this.requests = requests;
    }

    /** Asks for an account type; one request at a time. An admin decides. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            summary = "Ask for an account type",
            operationId = "requestAccountType",
            description = RequestExamples.FORMS)
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = RequestExamples.NEW))
    @APIResponse(
            responseCode = "201",
            description = "Asked; pending",
            content = @Content(schema = @Schema(implementation = RequestView.class), example = RequestExamples.PENDING))
    @APIResponse(responseCode = "400", description = "A field is not as it must be; field has its path")
    @APIResponse(
            responseCode = "409",
            description = "request_pending: another one is; already_of_type: the account is of that type")
    @APIResponse(responseCode = "415", description = "The body is not sent as application/json")
    public Uni<RequestView> ask(byte[] body) {
        SentObject sent = SentObject.read(body, Set.of("requested_type", "business_info"));
        AccountType type = sent.one("requested_type", AccountType.class, AccountType::of, AccountType::code);
        BusinessForm form = BusinessForm.of(type)
                .orElseThrow(() -> Problems.badField(
                        "requested_type", "%s is not asked for: an admin gives it".formatted(type.code())));
        return desk.ask(caller.userId(), type, form.read(sent, "business_info")).map(RequestOutcome::answer);
    }

    /** The caller's requests, newest first. */
    @GET
    @Operation(summary = "My requests", operationId = "myAccountTypeRequests", description = "Newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = RequestPage.class), example = RequestExamples.PAGE))
    @APIResponse(responseCode = "400", description = "A limit or a cursor that cannot be read")
    public Uni<RequestPage> mine(@BeanParam PageQuery page) {
        int limit = page.limit();
        return requests.of(caller.userId(), page.after(1), limit).map(found -> RequestPage.of(found, limit));
    }

    /** Takes a pending request back. */
    @POST
    @Path("/{id}/withdraw")
    @Operation(
            summary = "Withdraw a request",
            operationId = "withdrawAccountTypeRequest",
            description = "From pending; another one may be asked for then.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content =
                    @Content(schema = @Schema(implementation = RequestView.class), example = RequestExamples.WITHDRAWN))
    @APIResponse(responseCode = "404", description = "The caller has made no such request")
    @APIResponse(responseCode = "409", description = "illegal_transition: it is decided already")
    public Uni<RequestView> withdraw(@RestPath UUID id) {
        return desk.withdraw(caller.userId(), id).map(RequestOutcome::answer);
    }
}
