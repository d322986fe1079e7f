package app.synth.accounts.profile;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.Attribution;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.http.QueryParameter;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Imports profiles: newline-delimited JSON of any length, read as it arrives, each line at most 64 KiB. A line is an object
 * with {@code user_id} and any fields of a profile; {@code account_type} is never {@code admin}.
 */
@Path("/api/v1/profiles/import")
@Authenticated
@Consumes({"application/x-ndjson", "application/jsonl"})
@Produces("application/x-ndjson")
@Tag(name = "Profiles")
public class ImportResource {
    private final Caller caller;
    private final Permissions permissions;
    private final ProfileImport profiles;

    ImportResource(Caller caller, Permissions permissions, ProfileImport profiles) {
        this.caller = caller;
        this.permissions = permissions;
        this.profiles = profiles;
    }

    /** Makes and changes profiles. Needs {@code manage_users}. */
    @POST
    @Blocking // the body is read as it arrives
    @Operation(
            summary = "Import profiles",
            operationId = "importProfiles",
            description =
                    "Newline-delimited JSON of any length, a line at most 64 KiB: user_id and any fields of a profile."
                            + " A profile that exists is changed in what its line names; null takes away. Of two lines about the same"
                            + " user both count, in their order. A bad line costs no other line. Nobody becomes an admin by an"
                            + " import, no admin loses the type, and no line changes the importer's own type, verification or tier."
                            + " Lines are stored by the hundred; sending the same again changes nothing. The answer is"
                            + " newline-delimited JSON as well and begins before the body ends: the first 1,000 lines that were not"
                            + " stored, how far it is every 10,000 lines, and last the report. Only a report with complete true means"
                            + " that all was read; next_line says where to go on. Needs manage_users.")
    @APIResponse(
            responseCode = "200",
            description = "The report. Its last line says whether it is complete",
            content =
                    @Content(
                            mediaType = "application/x-ndjson",
                            schema = @Schema(implementation = ImportReport.class),
                            examples = @ExampleObject(name = "one bad line", value = ProfileExamples.REPORT)))
    @APIResponse(responseCode = "400", description = "reason is not text of at most 500 characters")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(
            responseCode = "413",
            description = "The body has more than 1 TiB; a line that is too long is reported")
    @APIResponse(responseCode = "415", description = "Not sent as newline-delimited JSON")
    public Multi<byte[]> take(
            @QueryParam("reason") @Parameter(description = "Why, for the audit log; at most 500 characters") @Nullable
                    String reason,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/x-ndjson",
                                            schema = @Schema(type = SchemaType.STRING),
                                            examples =
                                                    @ExampleObject(name = "two users", value = ProfileExamples.LINES)))
                    InputStream body) {
        UUID importer = caller.userId();
        Attribution attribution = Attribution.of(Actor.user(importer), QueryParameter.textIfAny("reason", reason));
        return onEventLoop(() -> permissions.require(caller, List.of("manage_users")))
                .onItem()
                .transformToMulti(allowed -> profiles.run(attribution, importer, body));
    }

    /** Who may wait for a body may not ask the database, and the other way round. */
    private static Uni<Void> onEventLoop(Supplier<Uni<? extends Void>> question) {
        Context request = Vertx.currentContext();
        return Uni.createFrom()
                .<Void>deferred(question)
                .runSubscriptionOn(command -> request.runOnContext(now -> command.run()));
    }
}
