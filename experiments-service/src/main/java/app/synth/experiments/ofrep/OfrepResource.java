package app.synth.experiments.ofrep;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.EntityTag;
import app.synth.experiments.assignment.Reason;
import app.synth.experiments.caller.Askers;
import app.synth.experiments.decision.Assignments;
import app.synth.experiments.decision.Decision;
import app.synth.experiments.decision.Person;
import app.synth.experiments.serving.ServedExperiment;
import app.synth.experiments.serving.Snapshots;
import app.synth.experiments.watching.Watchers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.jspecify.annotations.Nullable;

/** Evaluation for OpenFeature's providers. It is no exposure: report that with POST /api/v1/exposures. */
@Path("/ofrep/v1")
@PermitAll // Askers asks for a user's token, a client key or an API key, each as a bearer token or as X-API-Key
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OpenFeature", description = "The OpenFeature Remote Evaluation Protocol 0.3: a flag for each experiment")
public class OfrepResource {
    private static final String STREAM = "/ofrep/v1/stream/";
    private static final String REFETCH = "{\"type\":\"refetchEvaluation\"}";

    private final Askers askers;
    private final Snapshots snapshots;
    private final Assignments assignments;
    private final Watchers watchers;

    OfrepResource(Askers askers, Snapshots snapshots, Assignments assignments, Watchers watchers) {
        this.askers = askers;
        this.snapshots = snapshots;
        this.assignments = assignments;
        this.watchers = watchers;
    }

    /** One flag. */
    @POST
    @Path("/evaluate/flags/{key}")
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "client_key")
    @SecurityRequirement(name = "api_key")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Evaluate one flag", operationId = "evaluateFlag", description = """
                    The targetingKey is the subject; user_id and anonymous_id in the context say which is which, where both are
                    known, and what else is in it is for conditions. Who is not in the experiment gets the first variant's
                    value, no variant, and in_experiment false in the metadata: no exposure may be reported for them.""")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EvaluationRequest.class),
                            examples = @ExampleObject(name = "a user", value = OfrepExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "The evaluation",
            content =
                    @Content(
                            schema = @Schema(implementation = FlagView.class),
                            examples = {
                                @ExampleObject(name = "in the experiment", value = OfrepExamples.FLAG),
                                @ExampleObject(name = "not in it", value = OfrepExamples.NOT_IN)
                            }))
    @APIResponse(
            responseCode = "400",
            description =
                    "As the protocol says it: key, errorCode (PARSE_ERROR, TARGETING_KEY_MISSING, INVALID_CONTEXT),"
                            + " errorDetails",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FlagView.Failure.class),
                            examples = @ExampleObject(name = "nobody", value = OfrepExamples.BAD_FLAG)))
    @APIResponse(
            responseCode = "404",
            description = "As the protocol says it, with errorCode FLAG_NOT_FOUND",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FlagView.Failure.class),
                            examples = @ExampleObject(name = "unknown", value = OfrepExamples.UNKNOWN_FLAG)))
    public Uni<RestResponse<String>> one(
            @RestPath String key, @jakarta.ws.rs.core.Context HttpServerRequest request, byte @Nullable [] body) {
        return askers.identify(request).chain(asker -> {
            Context context = ContextReader.read(asker, body);
            Refused refused = context.refused();
            Person person = context.person();
            return refused != null || person == null
                    ? done(bad(refused == null ? "" : FlagJson.refused(key, refused)))
                    : snapshots.find(key).chain(found -> one(key, found, person));
        });
    }

    private Uni<RestResponse<String>> one(String key, Optional<ServedExperiment> found, Person person) {
        return found.map(experiment ->
                        assignments.of(List.of(experiment), person).map(decisions -> answer(decisions.getFirst())))
                .orElseGet(() -> done(ResponseBuilder.create(
                                RestResponse.Status.NOT_FOUND,
                                FlagJson.refused(key, "FLAG_NOT_FOUND", "There is no such experiment"))
                        .build()));
    }

    private static RestResponse<String> answer(Decision decision) {
        return decision.reason() == Reason.NO_SUBJECT
                ? bad(FlagJson.missing(decision))
                : ResponseBuilder.ok(FlagJson.one(decision)).build();
    }

    /** All flags. */
    @POST
    @Path("/evaluate/flags")
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "client_key")
    @SecurityRequirement(name = "api_key")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Evaluate all flags", operationId = "evaluateFlags", description = """
                    Every experiment that takes part at the moment. A flag that cannot be evaluated has an errorCode in place of
                    a value. With a client key there is a stream that tells of changes.""")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EvaluationRequest.class),
                            examples = @ExampleObject(name = "a user", value = OfrepExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "The evaluations, with their ETag",
            content =
                    @Content(
                            schema = @Schema(implementation = FlagView.All.class),
                            examples = @ExampleObject(name = "one experiment", value = OfrepExamples.BULK)))
    @APIResponse(responseCode = "304", description = "They are what If-None-Match names")
    @APIResponse(
            responseCode = "400",
            description = "As the protocol says it: errorCode, errorDetails",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FlagView.Failure.class),
                            examples = @ExampleObject(name = "no JSON", value = OfrepExamples.BAD_BULK)))
    public Uni<RestResponse<String>> all(
            @Parameter(description = "The ETag of the evaluations that are there already")
                    @RestHeader(HttpHeaders.IF_NONE_MATCH)
                    @Nullable
                    String known,
            @jakarta.ws.rs.core.Context HttpServerRequest request,
            byte @Nullable [] body) {
        return askers.identify(request).chain(asker -> {
            Context context = ContextReader.read(asker, body);
            Refused refused = context.refused();
            Person person = context.person();
            if (refused != null || person == null) {
                return done(bad(refused == null ? "" : FlagJson.refused(null, refused)));
            }
            String clientKey = asker.clientKey();
            String stream = clientKey == null ? null : STREAM + clientKey;
            return assignments
                    .of(snapshots.now().active(), person)
                    .map(decisions -> tagged(FlagJson.all(decisions, stream), known));
        });
    }

    /** That it is time to evaluate again, at once and at every change, until the client leaves. */
    @GET
    @Path("/stream/{client_key}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(summary = "Changes of flags", operationId = "watchFlags", description = """
                    Server-sent events that say when to evaluate again; the address is in the answer about all flags. Lines that
                    begin with a colon say that the connection is alive.""")
    @APIResponse(
            responseCode = "200",
            description = "The events",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "a change", value = OfrepExamples.EVENT)))
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
        if (!snapshots.now().snapshot().clientKeys().contains(clientKey)) {
            throw Problems.notFound("There is no such client key");
        }
        return watchers.watch(
                seen,
                moment -> SseImpl.INSTANCE
                        .newEventBuilder()
                        .mediaType(MediaType.TEXT_PLAIN_TYPE)
                        .data(REFETCH));
    }

    private static RestResponse<String> tagged(String answer, @Nullable String known) {
        EntityTag tag = Tags.of(answer);
        ResponseBuilder<String> response = tag.isKnown(known)
                ? ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(answer);
        return response.header(HttpHeaders.ETAG, tag.header())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private static RestResponse<String> bad(String answer) {
        return ResponseBuilder.create(RestResponse.Status.BAD_REQUEST, answer).build();
    }

    private static <T> Uni<T> done(T answer) {
        return Uni.createFrom().item(answer);
    }
}
