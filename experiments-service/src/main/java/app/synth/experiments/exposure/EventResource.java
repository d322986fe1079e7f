package app.synth.experiments.exposure;

import app.synth.accounts.client.problem.Problems;
import app.synth.experiments.caller.Askers;
import app.synth.experiments.exposure.EventsView.EventView;
import app.synth.experiments.serving.ServedExperiment;
import app.synth.experiments.serving.Snapshots;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What happened to exposed people that is in no interaction. */
@Path("/api/v1/experiments/{key}/events")
@PermitAll // Askers asks for a user's token, a client key or an API key
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "client_key")
@SecurityRequirement(name = "api_key")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assignments")
public class EventResource {
    private final Askers askers;
    private final Snapshots snapshots;
    private final PgExperimentEvents rows;
    private final ExposureConfig config;

    EventResource(Askers askers, Snapshots snapshots, PgExperimentEvents rows, ExposureConfig config) {
        this.askers = askers;
        this.snapshots = snapshots;
        this.rows = rows;
        this.config = config;
    }

    /** Keeps events of those who were exposed; told again, it changes nothing. */
    @POST
    @Operation(summary = "Report events", operationId = "reportExperimentEvents", description = """
                    One, or many under `events`, each with its outcome: kept, known (its message id was told before),
                    not_exposed (nothing is kept of subjects that the experiment has not been shown to), no_subject (the
                    experiment is divided by an id that was not given, or that the caller cannot speak for). Who may speak of
                    whom is as for exposures.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = EventRequest.class),
                            examples = {
                                @ExampleObject(name = "one", value = ExposureExamples.EVENT),
                                @ExampleObject(name = "many", value = ExposureExamples.EVENTS)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "What became of each",
            content =
                    @Content(
                            schema = @Schema(implementation = EventsView.class),
                            examples = @ExampleObject(name = "many", value = ExposureExamples.EVENTS_ANSWER)))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named. Nothing was kept")
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    public Uni<EventsView> report(@RestPath String key, @Context HttpServerRequest request, byte @Nullable [] body) {
        return askers.identify(request)
                .chain(asker -> snapshots.find(key).chain(found -> {
                    ServedExperiment experiment =
                            found.orElseThrow(() -> Problems.notFound("There is no experiment '%s'".formatted(key)));
                    return keep(
                            experiment,
                            EventReader.read(asker, body, experiment.byUser(), config.batchAtMost(), Instant.now()));
                }));
    }

    private Uni<EventsView> keep(ServedExperiment experiment, List<Happening> all) {
        List<Happening> told =
                all.stream().filter(happening -> happening.subject() != null).toList();
        return told.isEmpty()
                ? Uni.createFrom().item(answer(all, List.of()))
                : rows.keep(experiment.id(), told).map(outcomes -> answer(all, outcomes));
    }

    private static EventsView answer(List<Happening> all, List<String> outcomes) {
        Iterator<String> outcome = outcomes.iterator();
        List<EventView> events = new ArrayList<>();
        for (Happening happening : all) {
            events.add(
                    new EventView(happening.messageId(), happening.subject() == null ? "no_subject" : outcome.next()));
        }
        return new EventsView(events);
    }
}
