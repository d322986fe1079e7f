package app.synth.tracking.source;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The keys that a source sends with: {@code write} keys are public, {@code server} keys secret. A key is shown once, when
 * it is made; only its hash is kept. Everything here needs {@code manage_tracking}.
 */
@Path("/api/v1/sources/{source}/keys")
@Authenticated
@SecurityRequirement(name = "bearer")
@RequiresPermission("manage_tracking")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources")
@APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
public class WriteKeyResource {
    private static final String NO_STORE = "no-store";

    private final Caller caller;
    private final WriteKeys keys;

    WriteKeyResource(Caller caller, WriteKeys keys) {
        this.caller = caller;
        this.keys = keys;
    }

    /** Makes a key: kind, and when it expires. It works on every replica from now on. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a key",
            operationId = "createKey",
            description =
                    "A write key is public and may only send; a server key is secret and may also say whom an interaction is"
                            + " about. It is shown this once, and works everywhere at once. Needs manage_tracking.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = SourceExamples.NewKey.class),
                            example = SourceExamples.NEW_KEY))
    @APIResponse(
            responseCode = "201",
            description = "The key, this once",
            headers = @Header(name = HttpHeaders.CACHE_CONTROL, description = NO_STORE),
            content = @Content(schema = @Schema(implementation = NewWriteKey.class), example = SourceExamples.KEY))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "404", description = "There is no such source")
    @APIResponse(responseCode = "413", description = "The body has more than 4 MiB")
    @APIResponse(responseCode = "415", description = "The body is not sent as application/json")
    public Uni<RestResponse<NewWriteKey>> create(@RestPath String source, byte[] body) {
        return keys.add(source, KeyReader.created(body, Instant.now()), caller.userId())
                .map(WriteKeyResource::answer);
    }

    /** Makes another key of the same kind, which does not expire; the old one works on for the overlap. */
    @POST
    @Path("/{id}/rotate")
    @Operation(
            summary = "Rotate a key",
            operationId = "rotateKey",
            description =
                    "Another one of the same kind; the old one works on for the overlap, 24 hours unless told. Needs"
                            + " manage_tracking.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SourceExamples.Rotation.class),
                            example = SourceExamples.ROTATION))
    @APIResponse(
            responseCode = "201",
            description = "The new key, this once",
            headers = @Header(name = HttpHeaders.CACHE_CONTROL, description = NO_STORE),
            content = @Content(schema = @Schema(implementation = NewWriteKey.class), example = SourceExamples.KEY))
    @APIResponse(responseCode = "400", description = "The overlap is no duration from PT0S to P30D")
    @APIResponse(responseCode = "404", description = "There is no such key of this source")
    @APIResponse(responseCode = "409", description = "The key is expired or revoked: make a new one")
    @APIResponse(responseCode = "413", description = "The body has more than 4 MiB")
    public Uni<RestResponse<NewWriteKey>> rotate(@RestPath String source, @RestPath UUID id, byte[] body) {
        return keys.rotate(source, id, KeyReader.overlap(body), caller.userId()).map(WriteKeyResource::answer);
    }

    /** Stops a key: here at once, on every other replica within three seconds. */
    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Revoke a key",
            operationId = "revokeKey",
            description =
                    "It stops working: here at once, on every other replica within three seconds. Needs manage_tracking.")
    @APIResponse(responseCode = "204", description = "It does not work any more")
    @APIResponse(responseCode = "404", description = "There is no such key of this source")
    public Uni<Void> revoke(@RestPath String source, @RestPath UUID id) {
        return keys.revoke(source, id)
                .invoke(known -> {
                    if (!known) {
                        throw unknown();
                    }
                })
                .replaceWithVoid();
    }

    private static RestResponse<NewWriteKey> answer(KeyChange outcome) {
        return switch (outcome) {
            case KeyChange.Made(NewWriteKey key) ->
                RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, key)
                        .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                        .build();
            case KeyChange.Unknown() -> throw unknown();
            case KeyChange.NotLive() ->
                throw Problems.conflict("key_not_live", "The key is expired or revoked; make a new one");
        };
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no such source, or no such key of it");
    }
}
