package app.synth.analytics.funnel;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.client.request.EntityTag;
import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.client.request.SentText;
import app.synth.analytics.lines.Described;
import app.synth.analytics.lines.Form;
import app.synth.analytics.lines.Forms;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Funnels that one keeps, for oneself. A change says by If-Match which version it is a change of. */
@Path("/api/v1/funnels")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Funnels", description = "How many get from one step to the next")
@RequiresPermission({"view_event_analytics", "view_all_analytics"})
@APIResponse(responseCode = "403", description = FunnelExamples.REFUSED)
public class KeptFunnelsResource {
    private static final String IF_MATCH = "The ETag of what was read, or * for any version";
    private static final int LONGEST_PAGE = 200;
    private static final Set<String> RANGE = Set.of("from", "to");

    private final FunnelReader reader;
    private final KeptFunnels kept;
    private final Funnels funnels;
    private final Forms forms;

    KeptFunnelsResource(FunnelReader reader, KeptFunnels kept, Funnels funnels, Forms forms) {
        this.reader = reader;
        this.kept = kept;
        this.funnels = funnels;
        this.forms = forms;
    }

    /** Keeps a funnel. Whether one may ask it is found out when it is asked. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Keep a funnel",
            operationId = "keepFunnel",
            description = "As it is asked, without the range. Needs view_event_analytics or view_all_analytics.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Funnel.class), example = FunnelExamples.NEW))
    @APIResponse(
            responseCode = "201",
            description = "It is kept",
            headers = {
                @Header(name = HttpHeaders.ETAG, description = "Its version, for If-Match"),
                @Header(name = HttpHeaders.LOCATION, description = "Where it is")
            },
            content = @Content(schema = @Schema(implementation = KeptFunnel.class), example = FunnelExamples.KEPT))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "409", description = "too_many_funnels: one keeps at most 200")
    @APIResponse(responseCode = "413", description = "The body has more than 4 MiB")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    public Uni<RestResponse<KeptFunnel>> keep(byte[] body) {
        return kept.add(read(body))
                .map(added -> ResponseBuilder.create(Status.CREATED, added)
                        .header(HttpHeaders.ETAG, EntityTag.of(added.version()).header())
                        .header(HttpHeaders.LOCATION, "/api/v1/funnels/" + added.funnelId())
                        .build());
    }

    /** One's funnels, the oldest first. */
    @GET
    @Operation(
            summary = "My funnels",
            operationId = "keptFunnels",
            description = "A page, the oldest first. Needs view_event_analytics or view_all_analytics.")
    @Parameter(name = "cursor", description = "The next of the page before")
    @Parameter(
            name = "limit",
            description = "How many of a page, 1 to 200",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = FunnelPage.class), example = FunnelExamples.PAGE))
    @APIResponse(responseCode = "400", description = "A limit or a cursor that cannot be read")
    public Uni<FunnelPage> page(@RestQuery @Nullable String cursor, @RestQuery @DefaultValue("50") String limit) {
        return kept.page(cursor, SentText.number("limit", limit, 1, LONGEST_PAGE));
    }

    /** One of one's funnels. */
    @GET
    @Path("/{funnel_id}")
    @Operation(
            summary = "One of my funnels",
            operationId = "keptFunnel",
            description = "Only its creator sees it. Needs view_event_analytics or view_all_analytics.")
    @APIResponse(
            responseCode = "200",
            description = "The funnel",
            headers = @Header(name = HttpHeaders.ETAG, description = "Its version, for If-Match"),
            content = @Content(schema = @Schema(implementation = KeptFunnel.class), example = FunnelExamples.KEPT))
    @APIResponse(responseCode = "404", description = "One keeps none with this id")
    public Uni<RestResponse<KeptFunnel>> find(@RestPath("funnel_id") String id) {
        return kept.find(id).map(KeptFunnelsResource::tagged);
    }

    /** Replaces a funnel, if it is still at the version that If-Match names. */
    @PUT
    @Path("/{funnel_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change one of my funnels",
            operationId = "changeFunnel",
            description = "The whole of it. Needs view_event_analytics or view_all_analytics.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Funnel.class), example = FunnelExamples.NEW))
    @APIResponse(
            responseCode = "200",
            description = "The funnel as it is now",
            headers = @Header(name = HttpHeaders.ETAG, description = "Its version, for the next If-Match"),
            content = @Content(schema = @Schema(implementation = KeptFunnel.class), example = FunnelExamples.KEPT))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "404", description = "One keeps none with this id")
    @APIResponse(responseCode = "412", description = "version_conflict: it is at another version; read it again")
    @APIResponse(responseCode = "413", description = "The body has more than 4 MiB")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    @APIResponse(responseCode = "428", description = "version_required: which version is this a change of?")
    public Uni<RestResponse<KeptFunnel>> change(
            @RestPath("funnel_id") String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Parameter(description = IF_MATCH) @Nullable String ifMatch,
            byte[] body) {
        return kept.change(id, read(body), ifMatch).map(KeptFunnelsResource::tagged);
    }

    /** Keeps a funnel no longer, if it is still at the version that If-Match names. */
    @DELETE
    @Path("/{funnel_id}")
    @Operation(
            summary = "Remove one of my funnels",
            operationId = "removeFunnel",
            description = "Needs view_event_analytics or view_all_analytics.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "One keeps none with this id")
    @APIResponse(responseCode = "412", description = "version_conflict: it is at another version; read it again")
    @APIResponse(responseCode = "428", description = "version_required: which version is to be removed?")
    public Uni<Void> remove(
            @RestPath("funnel_id") String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Parameter(description = IF_MATCH) @Nullable String ifMatch) {
        return kept.remove(id, ifMatch).replaceWithVoid();
    }

    /** Asks one of one's funnels. */
    @POST
    @Path("/{funnel_id}/query")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, Form.CSV_ASKED, Form.NDJSON_TYPE})
    @Operation(
            summary = "Ask one of my funnels",
            operationId = "askKeptFunnel",
            description = "The body says the range: from and to; the last 30 days unless told." + FunnelExamples.WHO
                    + Described.FORMS)
    @RequestBody(content = @Content(example = "{\"from\": \"2026-11-01\", \"to\": \"2026-11-07\"}"))
    @APIResponse(
            responseCode = "200",
            description = "The steps",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = FunnelAnswer.class),
                        example = FunnelExamples.ANSWER),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = FunnelLine.class),
                        example = FunnelExamples.LINE)
            })
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "404", description = "One keeps none with this id")
    @APIResponse(responseCode = "413", description = "The body has more than 4 MiB")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    @APIResponse(responseCode = "503", description = FunnelExamples.TOO_MUCH)
    public Uni<RestResponse<Object>> ask(@RestPath("funnel_id") String id, byte @Nullable [] body) {
        SentObject sent = SentObject.readIfAny(body, RANGE);
        String from = sent.textIfAny("from", FunnelReader.DATE);
        String to = sent.textIfAny("to", FunnelReader.DATE);
        Form form = forms.asked();
        return kept.find(id)
                .chain(found -> funnels.ask(found.funnel(), from, to, form.needed(Tier.PREMIUM)))
                .map(answer -> forms.answer(answer, form));
    }

    private Funnel read(byte[] body) {
        return reader.read(SentObject.read(body, FunnelReader.KEPT));
    }

    private static RestResponse<KeptFunnel> tagged(KeptFunnel found) {
        return ResponseBuilder.ok(found)
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()).header())
                .build();
    }
}
