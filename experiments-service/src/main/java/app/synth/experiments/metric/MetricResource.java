package app.synth.experiments.metric;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The metrics that experiments are measured by; everything here needs {@code manage_experiments}. */
@Path("/api/v1/experiment-metrics")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
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
    @Operation(summary = "List metrics", operationId = "listExperimentMetrics")
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
    @Operation(summary = "Make a metric", operationId = "makeExperimentMetric")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "new", value = MetricExamples.NEW)))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            headers = @Header(name = HttpHeaders.LOCATION, description = "The metric's own path"),
            content = @Content(schema = @Schema(implementation = MetricView.class), example = MetricExamples.METRIC))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(
            responseCode = "409",
            description = "metric_exists: another metric has this key; too_many_metrics: there are 500")
    public Uni<RestResponse<MetricView>> add(@Nullable MetricRequest metric) {
        return metrics.add(metric, caller.userId()).map(change -> {
            MetricView made = metric(change);
            return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                    .header(HttpHeaders.LOCATION, "/api/v1/experiment-metrics/" + made.key())
                    .build();
        });
    }

    /** One metric. */
    @GET
    @Path("/{key}")
    @RequiresPermission("manage_experiments")
    @Operation(summary = "Read a metric", operationId = "readExperimentMetric")
    @APIResponse(
            responseCode = "200",
            description = "The metric",
            content = @Content(schema = @Schema(implementation = MetricView.class), example = MetricExamples.METRIC))
    @APIResponse(responseCode = "404", description = "There is no such metric")
    public Uni<MetricView> read(@RestPath String key) {
        return stored.find(key).map(found -> found.orElseThrow(MetricResource::unknown));
    }

    /** Changes a metric as a whole. Experiments that use it are counted anew, from the interactions that are still there. */
    @PUT
    @Path("/{key}")
    @RequiresPermission("manage_experiments")
    @Operation(
            summary = "Change a metric",
            operationId = "changeExperimentMetric",
            description = "As a whole. Running experiments that use it are counted anew, which takes a while.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "change", value = MetricExamples.CHANGE)))
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content = @Content(schema = @Schema(implementation = MetricView.class), example = MetricExamples.METRIC))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "404", description = "There is no such metric")
    @APIResponse(
            responseCode = "409",
            description = "stale_version: it has been changed since; built_in_metric: it came with the service")
    public Uni<MetricView> change(@RestPath String key, @Nullable MetricRequest metric) {
        return metrics.change(key, metric).map(MetricResource::metric);
    }

    /** Removes a metric that no experiment uses. */
    @DELETE
    @Path("/{key}")
    @RequiresPermission("manage_experiments")
    @Operation(summary = "Remove a metric", operationId = "removeExperimentMetric")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such metric")
    @APIResponse(
            responseCode = "409",
            description = "metric_in_use: experiments use it; built_in_metric: it came with the service")
    public Uni<Void> remove(@RestPath String key) {
        return (MetricReader.isKey(key)
                        ? stored.remove(key)
                        : Uni.createFrom().<MetricChange>item(new MetricChange.Unknown()))
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
            case MetricChange.Stale(int version) ->
                throw Problems.conflict("stale_version", "The metric has version %d by now".formatted(version));
            case MetricChange.Used(var experiments) ->
                throw Problems.conflict("metric_in_use", "It is used by " + String.join(", ", experiments));
            case MetricChange.Full(int atMost) ->
                throw Problems.conflict("too_many_metrics", "There are %d metrics already".formatted(atMost));
        };
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no such metric");
    }
}
