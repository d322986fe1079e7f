package app.synth.experiments.metric;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.EntityTag;
import app.synth.experiments.http.IfMatch;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The metrics that experiments are measured by; everything here needs {@code manage_experiments}. */
@Path("/api/v1/experiment-metrics")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(name = "Experiment metrics", description = "What experiments are measured by. Needs manage_experiments.")
@APIResponse(responseCode = "403", description = "The caller may not manage experiments")
public class MetricResource {
    private final Caller caller;
    private final Metrics metrics;
    private final PgMetrics stored;

    MetricResource(Caller caller, Metrics metrics, PgMetrics stored) {
        this.caller = caller;
        this.metrics = metrics;
        this.stored = stored;
    }

    /** All metrics, built-in ones too; at most 500. */
    @GET
    @RequiresPermission("manage_experiments")
    @Operation(
            summary = "List metrics",
            operationId = "listExperimentMetrics",
            description = "By their keys, those too that came with the service; 500 at most.")
    @APIResponse(
            responseCode = "200",
            description = "All metrics by their keys, at most 500",
            content = @Content(schema = @Schema(implementation = MetricList.class), example = MetricExamples.LIST))
    public Uni<MetricList> list() {
        return stored.all().map(MetricList::new);
    }

    /** Makes a metric; 400 {@code invalid_field} names what is wrong, 409 {@code metric_exists} says the key is taken. */
    @POST
    @RequiresPermission("manage_experiments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a metric", operationId = "makeExperimentMetric", description = """
                    Experiments name it by its key. An interaction counts when it has the action, the entity and all that
                    `where` holds in its metadata; a custom event, sent as an event of an experiment, by its `event_type`.
                    `kind` says what is made of them: conversion (whether there was any), count, sum (of the number at the
                    path `value`), ratio (by the `denominator`, over all users), retention (whether there was any on a `day`
                    after exposure).""")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = MetricRequest.class), example = MetricExamples.NEW))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            headers = {
                @Header(name = HttpHeaders.LOCATION, description = "The metric's own path"),
                @Header(name = HttpHeaders.ETAG, description = "Its version, for If-Match")
            },
            content = @Content(schema = @Schema(implementation = MetricView.class), example = MetricExamples.METRIC))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(
            responseCode = "409",
            description = "metric_exists: another metric has this key; too_many_metrics: there are 500")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    public Uni<RestResponse<MetricView>> add(byte[] body) {
        return metrics.add(MetricBody.read(body), caller.userId()).map(change -> {
            MetricView made = metric(change);
            return tagged(
                    ResponseBuilder.create(RestResponse.Status.CREATED, made)
                            .header(HttpHeaders.LOCATION, "/api/v1/experiment-metrics/" + made.key()),
                    made);
        });
    }

    /** One metric. */
    @GET
    @Path("/{key}")
    @RequiresPermission("manage_experiments")
    @Operation(
            summary = "Read a metric",
            operationId = "readExperimentMetric",
            description = "With its definition, and its version, which is its ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The metric",
            headers = @Header(name = HttpHeaders.ETAG, description = "Its version, for If-Match"),
            content = @Content(schema = @Schema(implementation = MetricView.class), example = MetricExamples.METRIC))
    @APIResponse(responseCode = "404", description = "There is no such metric")
    public Uni<RestResponse<MetricView>> read(@RestPath String key) {
        return stored.find(key).map(found -> tagged(found.orElseThrow(MetricResource::unknown)));
    }

    /** Changes a metric as a whole, if it is still at the version that If-Match names. Experiments that use it are counted anew, from the interactions that are still there. */
    @PUT
    @Path("/{key}")
    @RequiresPermission("manage_experiments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change a metric",
            operationId = "changeExperimentMetric",
            description = "As a whole. Running experiments that use it are counted anew, which takes a while.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = MetricRequest.class), example = MetricExamples.CHANGE))
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            headers = @Header(name = HttpHeaders.ETAG, description = "Its version, for the next If-Match"),
            content = @Content(schema = @Schema(implementation = MetricView.class), example = MetricExamples.METRIC))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "404", description = "There is no such metric")
    @APIResponse(responseCode = "409", description = "built_in_metric: it came with the service")
    @APIResponse(responseCode = "412", description = "version_conflict: it is at another version; read it again")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    @APIResponse(responseCode = "428", description = "version_required: which version is this a change of?")
    public Uni<RestResponse<MetricView>> change(
            @RestPath String key,
            @Parameter(description = IfMatch.REQUIRED) @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte[] body) {
        Long[] versions = EntityTag.versions(EntityTag.required(ifMatch));
        return metrics.change(key, MetricBody.read(body), versions).map(change -> tagged(metric(change)));
    }

    /** Removes a metric that no experiment uses. */
    @DELETE
    @Path("/{key}")
    @RequiresPermission("manage_experiments")
    @Operation(
            summary = "Remove a metric",
            operationId = "removeExperimentMetric",
            description = "One that no experiment uses, archived ones included.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such metric")
    @APIResponse(
            responseCode = "409",
            description = "metric_in_use: experiments use it; built_in_metric: it came with the service")
    @APIResponse(responseCode = "412", description = "version_conflict: it is not at the version that If-Match names")
    public Uni<Void> remove(
            @RestPath String key,
            @Parameter(description = IfMatch.IF_ANY) @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return metrics.remove(key, ifMatch == null ? null : EntityTag.versions(ifMatch))
                .invoke(change -> {
                    if (!(change instanceof MetricChange.Removed)) {
                        metric(change);
                    }
                })
                .replaceWithVoid();
    }

    private static MetricView metric(MetricChange change) {
        return switch (change) {
            case MetricChange.Done(MetricView metric) -> metric;
            case MetricChange.Removed() -> throw unknown();
            case MetricChange.Unknown() -> throw unknown();
            case MetricChange.Taken() -> throw Problems.conflict("metric_exists", "Another metric has this key");
            case MetricChange.BuiltIn() ->
                throw Problems.conflict("built_in_metric", "A metric that came with the service stays as it is");
            case MetricChange.Stale() -> throw EntityTag.conflict();
            case MetricChange.Used(var experiments) ->
                throw Problems.conflict("metric_in_use", "It is used by " + String.join(", ", experiments));
            case MetricChange.Full(int atMost) ->
                throw Problems.conflict("too_many_metrics", "There are %d metrics already".formatted(atMost));
        };
    }

    private static RestResponse<MetricView> tagged(MetricView metric) {
        return tagged(ResponseBuilder.ok(metric), metric);
    }

    private static RestResponse<MetricView> tagged(ResponseBuilder<MetricView> answer, MetricView metric) {
        return answer.header(HttpHeaders.ETAG, EntityTag.of(metric.version()).header())
                .build();
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no such metric");
    }
}
