package app.synth.tracking.source;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.EntityTag;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The apps that send, for those who administer them: everything here needs {@code manage_tracking}. A source is never
 * deleted, because what it sent names it; without keys it sends nothing.
 */
@Path("/api/v1/sources")
@Authenticated
@SecurityRequirement(name = "bearer")
@RequiresPermission("manage_tracking")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources", description = "The apps that send, and their keys. Needs the permission manage_tracking.")
@APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
public class SourceResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Sources sources;

    SourceResource(Sources sources) {
        this.sources = sources;
    }

    /** All sources with what is known of their keys. */
    @GET
    @Operation(
            summary = "List sources",
            operationId = "listSources",
            description =
                    "All of them with their settings and what is known of their keys, by key. Needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "All sources, by key",
            content = @Content(schema = @Schema(implementation = SourceList.class), example = SourceExamples.LIST))
    public Uni<SourceList> list() {
        return sources.all();
    }

    /** Creates a source: key (lower-case letters, digits, hyphens; for ever) and name, and any of its settings. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Create a source",
            operationId = "createSource",
            description =
                    "An app that sends. Only key and name must be sent; the key never changes. Needs manage_tracking.")
    @RequestBody(
            required = true,
            content =
                    @Content(schema = @Schema(implementation = SourceExamples.New.class), example = SourceExamples.NEW))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = {
                @Header(name = HttpHeaders.LOCATION, description = "The source's own path"),
                @Header(name = HttpHeaders.ETAG, description = "Its version, for If-Match")
            },
            content = @Content(schema = @Schema(implementation = SourceView.class), example = SourceExamples.SOURCE))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "409", description = "Another source has this key")
    @APIResponse(responseCode = "413", description = "The body has more than 4 MiB")
    @APIResponse(responseCode = "415", description = "The body is not sent as application/json")
    public Uni<RestResponse<SourceView>> create(byte[] body) {
        NewSource source = SourceReader.created(body);
        return sources.create(source).map(outcome -> answer(outcome, source.key(), Status.CREATED));
    }

    /** One source with what is known of its keys. */
    @GET
    @Path("/{key}")
    @Operation(
            summary = "Read a source",
            operationId = "readSource",
            description = "One with its settings and what is known of its keys. Needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "The source",
            headers = @Header(name = HttpHeaders.ETAG, description = "Its version, for If-Match"),
            content = @Content(schema = @Schema(implementation = SourceView.class), example = SourceExamples.SOURCE))
    @APIResponse(responseCode = "404", description = "There is no such source")
    public Uni<RestResponse<SourceView>> read(@RestPath String key) {
        return sources.one(key)
                .map(found -> answer(
                        found.<SourceChange>map(SourceChange.Done::new).orElseGet(SourceChange.Unknown::new),
                        key,
                        Status.OK));
    }

    /** Changes the fields that are sent, if the source is still at the version that If-Match names. */
    @PATCH
    @Path("/{key}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(
            summary = "Change a source",
            operationId = "changeSource",
            description =
                    "What is sent takes the place of what was; the rest stays. A limit that is null follows the configured"
                            + " default again. If-Match says which version was read. Needs manage_tracking.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SourceExamples.Settings.class),
                            example = SourceExamples.CHANGES))
    @APIResponse(
            responseCode = "200",
            description = "The source as it is now",
            headers = @Header(name = HttpHeaders.ETAG, description = "Its version, for If-Match"),
            content = @Content(schema = @Schema(implementation = SourceView.class), example = SourceExamples.SOURCE))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "404", description = "There is no such source")
    @APIResponse(responseCode = "412", description = "version_conflict: somebody else has changed it; read it again")
    @APIResponse(responseCode = "413", description = "The body has more than 4 MiB")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    @APIResponse(responseCode = "428", description = "version_required: If-Match is missing")
    public Uni<RestResponse<SourceView>> change(
            @RestPath String key,
            @RestHeader(HttpHeaders.IF_MATCH)
                    @Parameter(
                            required = true,
                            description = "The ETag of what was read; several with commas, * for any",
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            byte[] body) {
        return sources.change(key, EntityTag.required(ifMatch), body).map(outcome -> answer(outcome, key, Status.OK));
    }

    private static RestResponse<SourceView> answer(SourceChange outcome, String key, Status success) {
        return switch (outcome) {
            case SourceChange.Done(SourceView source) -> {
                var answer = RestResponse.ResponseBuilder.<SourceView>create(success.getStatusCode())
                        .entity(source)
                        .header(HttpHeaders.ETAG, EntityTag.of(source.version()).header());
                yield success == Status.CREATED
                        ? answer.header(HttpHeaders.LOCATION, "/api/v1/sources/" + source.key())
                                .build()
                        : answer.build();
            }
            case SourceChange.Taken() ->
                throw Problems.conflict("source_exists", "There is a source '%s' already".formatted(key));
            case SourceChange.Unknown() -> throw Problems.notFound("There is no such source");
        };
    }
}
