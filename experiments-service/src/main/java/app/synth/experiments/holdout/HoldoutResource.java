package app.synth.experiments.holdout;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.request.EntityTag;
import app.synth.accounts.client.request.SentObject;
import app.synth.experiments.http.IfMatch;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The global holdout, for those with {@code manage_experiments}. */
@Path("/api/v1/experiments/holdout")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("manage_experiments")
@Tag(name = "Experiments")
@APIResponse(responseCode = "403", description = "The caller may not manage experiments")
public class HoldoutResource {
    private static final double LARGEST = 0.5;
    private static final int SEED_AT_MOST = 200;
    private static final String SHARE = "share";
    private static final String SEED = "seed";
    private static final String EXAMPLE = """
            {
              "share": 0.05,
              "seed": "global-holdout",
              "version": 1,
              "changed_at": "2026-11-01T09:30:00Z",
              "changed_by": "6b1f3a52-7c1d-4f0e-8a55-0d9a3c1e2b77"
            }
            """;

    private final Caller caller;
    private final PgHoldout stored;

    HoldoutResource(Caller caller, PgHoldout stored) {
        this.caller = caller;
        this.stored = stored;
    }

    /** Who is held out. */
    @GET
    @Operation(
            summary = "Read the holdout",
            operationId = "readHoldout",
            description = "Which share of all subjects no experiment touches, and its version, which is its ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The holdout",
            headers = @Header(name = HttpHeaders.ETAG, description = "Its version, for If-Match"),
            content = @Content(schema = @Schema(implementation = HoldoutView.class), example = EXAMPLE))
    public Uni<RestResponse<HoldoutView>> read() {
        return stored.read().map(HoldoutResource::tagged);
    }

    /** Holds out another share, if the holdout is still at the version that If-Match names. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change the holdout",
            operationId = "changeHoldout",
            description = "share is 0 to 0.5; without seed the same people, or the first of them, are held out. Who was"
                    + " exposed to an experiment stays in it.")
    @RequestBody(required = true, content = @Content(example = "{\"share\": 0.05}"))
    @APIResponse(
            responseCode = "200",
            description = "The holdout as it is now",
            headers = @Header(name = HttpHeaders.ETAG, description = "Its version, for the next If-Match"),
            content = @Content(schema = @Schema(implementation = HoldoutView.class), example = EXAMPLE))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "412", description = "version_conflict: it is at another version; read it again")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    @APIResponse(responseCode = "428", description = "version_required: which version is this a change of?")
    public Uni<RestResponse<HoldoutView>> change(
            @Parameter(description = IfMatch.REQUIRED) @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte[] body) {
        String required = EntityTag.required(ifMatch);
        SentObject sent = SentObject.read(body, Set.of(SHARE, SEED));
        double share = share(sent);
        String seed = sent.textIfAny(SEED, SEED_AT_MOST);
        return stored.read()
                .invoke(found -> EntityTag.of(found.version()).check(required))
                .chain(found -> stored.change(share, seed, found.version(), caller.userId()))
                .map(changed -> tagged(changed.orElseThrow(EntityTag::conflict)));
    }

    private static double share(SentObject sent) {
        JsonNode share = sent.node(SHARE);
        if (share == null || !share.isNumber() || !(share.doubleValue() >= 0 && share.doubleValue() <= LARGEST)) {
            throw sent.wrong(SHARE, "It must be a number from 0 to 0.5");
        }
        return share.doubleValue();
    }

    private static RestResponse<HoldoutView> tagged(HoldoutView found) {
        return ResponseBuilder.ok(found)
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()).header())
                .build();
    }
}
