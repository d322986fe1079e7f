package app.synth.experiments.growthbook;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.EntityTag;
import app.synth.experiments.growthbook.Payloads.Payload;
import app.synth.experiments.serving.Snapshots;
import app.synth.experiments.watching.Watchers;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.jspecify.annotations.Nullable;

/** What GrowthBook's SDKs ask for: an {@code apiHost} that is this service, and a client key, are all they need. */
@Path("/")
@PermitAll // the client key in the path opens it; what is in it is no secret
@Tag(name = "GrowthBook", description = "Experiments for SDKs that evaluate them by themselves")
public class FeaturesResource {
    private static final String CACHE = "public, max-age=5, stale-while-revalidate=3600, stale-if-error=86400";

    private final Snapshots snapshots;
    private final Payloads payloads;
    private final Watchers watchers;

    FeaturesResource(Snapshots snapshots, Payloads payloads, Watchers watchers) {
        this.snapshots = snapshots;
        this.payloads = payloads;
        this.watchers = watchers;
    }

    /** Every experiment that takes part at the moment, as a feature with one rule. */
    @GET
    @Path("/api/features/{client_key}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Experiments for an SDK", operationId = "getFeatures", description = """
                    GrowthBook's payload. The feature of an experiment has its key; outside the experiment its value is null, so
                    that the app's own fallback counts. Attributes are called user_id or anonymous_id, as the experiment's
                    hash_attribute, and as its condition names them. An SDK agrees with the server as long as an experiment has
                    one phase; after a new one it needs sticky documents, filled from `POST /api/v1/assignments`. An ETag says
                    what is there already; changes are told by `GET /sub/{client_key}`.""")
    @APIResponse(
            responseCode = "200",
            description = "The payload, with its ETag",
            content =
                    @Content(
                            schema = @Schema(implementation = FeaturesView.class),
                            examples = @ExampleObject(name = "one experiment", value = GrowthBookExamples.PAYLOAD)))
    @APIResponse(responseCode = "304", description = "It is what If-None-Match names")
    @APIResponse(responseCode = "404", description = "There is no such client key")
    public RestResponse<String> features(
            @RestPath("client_key") String clientKey,
            @Parameter(description = "The ETag of the payload that is there already")
                    @RestHeader(HttpHeaders.IF_NONE_MATCH)
                    @Nullable
                    String known) {
        requireKey(clientKey);
        Payload payload = payloads.of(snapshots.now());
        EntityTag tag = EntityTag.of(payload.tag());
        RestResponse.ResponseBuilder<String> answer = tag.isKnown(known)
                ? RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : RestResponse.ResponseBuilder.ok(payload.json());
        return answer.header(HttpHeaders.ETAG, tag.header())
                .header(HttpHeaders.CACHE_CONTROL, CACHE)
                .header("X-SSE-Support", "enabled")
                .build();
    }

    /** The payload at once and at every change, until the SDK leaves. */
    @GET
    @Path("/sub/{client_key}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(summary = "Changes of experiments for an SDK", operationId = "watchFeatures", description = """
                    Server-sent events called `features`, each with the whole payload, and its tag as id; a client that comes
                    again with it (Last-Event-ID) is told only what is new. Lines that begin with a colon say that the
                    connection is alive.""")
    @APIResponse(
            responseCode = "200",
            description = "The events",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "a change", value = GrowthBookExamples.EVENT)))
    @APIResponse(responseCode = "404", description = "There is no such client key")
    @APIResponse(
            responseCode = "503",
            description = "too_many_watchers: as many watch this replica as may; Retry-After says when again")
    public Multi<OutboundSseEvent> watch(
            @RestPath("client_key") String clientKey,
            @Parameter(description = "The id of the last event that was seen: only what is new is told")
                    @RestHeader("Last-Event-ID")
                    @Nullable
                    String seen) {
        requireKey(clientKey);
        return watchers.watch(
                seen,
                moment -> SseImpl.INSTANCE
                        .newEventBuilder()
                        .name("features")
                        .mediaType(MediaType.TEXT_PLAIN_TYPE)
                        .data(payloads.of(moment).json()));
    }

    private void requireKey(String clientKey) {
        if (!snapshots.now().snapshot().clientKeys().contains(clientKey)) {
            throw Problems.notFound("There is no such client key");
        }
    }
}
