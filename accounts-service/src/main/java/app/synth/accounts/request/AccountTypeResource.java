package app.synth.accounts.request;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.Oneself;
import app.synth.accounts.change.PgChanges;
import app.synth.accounts.change.Reason;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.profile.AccountType;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
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
import org.jboss.resteasy.reactive.RestPath;

/** Giving account types directly; {@code label}, {@code ad_account} and {@code admin} are given in no other way. */
@Path("/api/v1/profiles/{id}/account-type")
@Authenticated
@RequiresPermission("manage_users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account types")
public class AccountTypeResource {
    private final Caller caller;
    private final PgChanges changes;
    private final PgAccountTypes types;

    AccountTypeResource(Caller caller, PgChanges changes, PgAccountTypes types) {
        this.caller = caller;
        this.changes = changes;
        this.types = types;
    }

    /** Sets somebody's account type, at once. Not one's own, and the last admin stays. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set an account type",
            operationId = "setAccountType",
            description = "At once, business_info stays as it is. Not one's own. Needs manage_users.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = RequestExamples.TYPE))
    @APIResponse(
            responseCode = "200",
            description = "The account is of this type now",
            content =
                    @Content(schema = @Schema(implementation = AccountTypeView.class), example = RequestExamples.TYPED))
    @APIResponse(responseCode = "400", description = "A field is not as it must be; it is named")
    @APIResponse(
            responseCode = "403",
            description =
                    "permission_denied: missing_permission names what is missing; not_for_oneself: one's own type")
    @APIResponse(responseCode = "404", description = "There is no such profile")
    @APIResponse(responseCode = "409", description = "last_admin: it is the last admin's")
    public Uni<AccountTypeView> set(@RestPath UUID id, byte[] body) {
        SentObject sent = SentObject.read(body, Set.of("account_type", Reason.FIELD));
        AccountType type = sent.one("account_type", AccountType.class, AccountType::of, AccountType::code);
        String reason = Reason.of(sent);
        UUID admin = caller.userId();
        Oneself.mayNotDecideAbout(admin, id);
        return changes.by(Actor.user(admin), reason, () -> types.change(id, type, null))
                .map(outcome -> switch (outcome) {
                    case DONE -> new AccountTypeView(id, type.code());
                    case UNKNOWN_USER -> throw Problems.notFound("There is no such profile");
                    case LAST_ADMIN -> throw RequestOutcome.lastAdmin();
                });
    }
}
