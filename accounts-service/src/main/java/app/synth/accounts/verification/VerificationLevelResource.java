package app.synth.accounts.verification;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.Oneself;
import app.synth.accounts.change.PgChanges;
import app.synth.accounts.change.Reason;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.profile.VerificationLevel;
import app.synth.accounts.verification.VerificationAnswers.LevelSet;
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

/** Verification by an admin, who has seen a passport or a register; needs {@code manage_users}. */
@Path("/api/v1/profiles/{id}/verification-level")
@Authenticated
@RequiresPermission("manage_users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Verification")
public class VerificationLevelResource {
    private final Caller caller;
    private final PgChanges changes;
    private final PgVerifications verifications;

    VerificationLevelResource(Caller caller, PgChanges changes, PgVerifications verifications) {
        this.caller = caller;
        this.changes = changes;
        this.verifications = verifications;
    }

    /** Sets somebody's level, up or down; not one's own. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set a verification level",
            operationId = "setVerificationLevel",
            description =
                    "none, email, phone, identity or business. Addresses that were proved and reach further than the level"
                            + " are given up: none sets a person's e-mail address and phone free for another account. Not one's own."
                            + " Needs manage_users.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = VerificationAnswers.LEVEL))
    @APIResponse(
            responseCode = "200",
            description = "The level is this now",
            content =
                    @Content(schema = @Schema(implementation = LevelSet.class), example = VerificationAnswers.LEVELLED))
    @APIResponse(responseCode = "400", description = "A field is not as it must be; it is named")
    @APIResponse(
            responseCode = "403",
            description =
                    "permission_denied: missing_permission names what is missing; not_for_oneself: one's own level")
    @APIResponse(responseCode = "404", description = "There is no such profile")
    public Uni<LevelSet> set(@RestPath UUID id, byte[] body) {
        SentObject sent = SentObject.read(body, Set.of("level", Reason.FIELD));
        VerificationLevel level =
                sent.one("level", VerificationLevel.class, VerificationLevel::of, VerificationLevel::code);
        String reason = Reason.of(sent);
        Actor admin = Actor.of(caller);
        Oneself.mayNotDecideAbout(caller.userId(), id);
        return changes.by(admin, reason, () -> verifications.set(id, level)).map(found -> {
            if (!found) {
                throw Problems.notFound("There is no such profile");
            }
            return new LevelSet(id, level.code(), level.isVerified());
        });
    }
}
