package app.synth.experiments.exposure;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentObject;
import app.synth.experiments.caller.Asker;
import app.synth.experiments.caller.Askers;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** That people have really seen their variants; only this enters the statistics. */
@Path("/api/v1/exposures")
@PermitAll // Askers asks for a user's token, a client key or an API key
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "client_key")
@SecurityRequirement(name = "api_key")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assignments")
public class ExposureResource {
    private final Askers askers;
    private final Snapshots snapshots;
    private final Exposures exposures;
    private final ExposureConfig config;

    ExposureResource(Askers askers, Snapshots snapshots, Exposures exposures, ExposureConfig config) {
        this.askers = askers;
        this.snapshots = snapshots;
        this.exposures = exposures;
        this.config = config;
    }

    /** Keeps first exposures; told again, it changes nothing. */
    @POST
    @Operation(summary = "Report exposures", operationId = "reportExposures", description = """
                    One, or many under `exposures`, each with its outcome. Kept once per subject, experiment and phase, however
                    often it is reported: `kept` is the first one, `known` every further one. A variant that the experiment
                    would not have given is kept too, flagged for analysis, and decides nothing; a second variant of one
                    subject is noted, and takes the subject out of the statistics. Nothing is kept of whoever is not in the
                    experiment, and of overrides.

                    A user's token speaks of the user, an API key of any `user_id`, a client key of visitors only. An
                    exposure may also be an interaction with entity_type `experiment`, the experiment's key as entity_id and
                    metadata.variant; it is kept a few seconds later.
                    Tracking filters interactions of crawlers by their user agents; here nothing does, so pages that crawlers
                    run had better report exposures as interactions.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ExposureRequest.class),
                            examples = {
                                @ExampleObject(name = "as assigned", value = ExposureExamples.EXPOSURE),
                                @ExampleObject(
                                        name = "evaluated in the client",
                                        value = ExposureExamples.EXPOSURE_WITH_VARIANT),
                                @ExampleObject(name = "many", value = ExposureExamples.BATCH)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "What became of each, and what its subject gets from now on",
            content =
                    @Content(
                            schema = @Schema(implementation = ExposureView.class),
                            examples = {
                                @ExampleObject(name = "kept", value = ExposureExamples.KEPT),
                                @ExampleObject(name = "not running", value = ExposureExamples.NOT_IN),
                                @ExampleObject(name = "many", value = ExposureExamples.BATCH_ANSWER)
                            }))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named. Nothing was kept")
    @APIResponse(responseCode = "404", description = "There is no such experiment, where one alone was reported")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    public Uni<String> expose(@Context HttpServerRequest request, byte @Nullable [] body) {
        return askers.identify(request).chain(asker -> {
            SentObject sent = ExposureReader.body(body);
            if (!sent.has(ExposureReader.MANY)) {
                return one(asker, sent);
            }
            if (sent.fields().size() > 1) {
                throw Problems.badField(ExposureReader.MANY, "Beside it nothing is said");
            }
            return exposures
                    .keep(ExposureReader.many(asker, sent, config.batchAtMost(), Instant.now()))
                    .map(ExposureJson::all);
        });
    }

    private Uni<String> one(Asker asker, SentObject sent) {
        Shown shown = ExposureReader.one(asker, sent, Instant.now());
        return snapshots
                .find(shown.experiment())
                .chain(looked -> exposures.keep(List.of(shown)))
                .map(fated -> answer(fated.getFirst()));
    }

    private static String answer(Fated fated) {
        String experiment = fated.shown().experiment();
        return switch (fated.fate()) {
            case KEPT, KNOWN, NOT_IN_EXPERIMENT, OVERRIDDEN, NO_SUBJECT -> ExposureJson.one(fated);
            case UNKNOWN_EXPERIMENT -> throw Problems.notFound("There is no experiment '%s'".formatted(experiment));
            case UNKNOWN_VARIANT ->
                throw Problems.badField("variant", "The experiment '%s' has no such variant".formatted(experiment));
        };
    }
}
