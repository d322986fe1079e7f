package app.synth.experiments.results;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What an experiment has shown; needs {@code manage_experiments} or {@code view_all_analytics}. */
@Path("/api/v1/experiments")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experiment results", description = "What experiments have shown, and what they can show")
@APIResponse(responseCode = "403", description = "The caller may neither manage experiments nor view all analytics")
public class ResultsResource {
    private final PgFigures figures;
    private final ResultsConfig config;

    ResultsResource(PgFigures figures, ResultsConfig config) {
        this.figures = figures;
        this.config = config;
    }

    /**
     * Per metric and variant the mean, the difference to the control with its intervals and p-values by every method, and a
     * verdict. Read from totals that are kept as interactions come, so however many subjects there are. Shares are compared by
     * the two-proportion z (Fleiss, Levin, Paik 2003) or Fisher's exact test, means by Welch's t (1947), ratios by the delta
     * method (Deng, Knoblich, Lu 2018); always-valid by asymptotic confidence sequences (Waudby-Smith et al. 2024);
     * Bayesian by beta and normal posteriors (Stucchio 2015); adjusted by CUPED (Deng et al. 2013) with a 14-day pre-period,
     * and over metrics by Holm (1979) and Benjamini and Hochberg (1995); the sample ratio by chi-square (Fabijan et al. 2019)
     * and sequentially (Lindon, Malek 2022); lifts have Fieller's interval (1954).
     */
    @GET
    @Path("/{key}/results")
    @RequiresPermission({"manage_experiments", "view_all_analytics"})
    @Operation(
            summary = "Results of an experiment",
            operationId = "experimentResults",
            description =
                    "From interactions and custom events after exposure, as of as_of. Excluded are subjects who saw"
                            + " two variants, saw one that the experiment would not have given, or have an override. What happens"
                            + " after the end date or completion does not count. Dimensions are what was known before exposure."
                            + " Every difference has the p-value of its own procedure: that under fixed holds for one look"
                            + " at a time that was set before, that under sequential for as many looks as one likes. The"
                            + " split has both, p_value and sequential_p_value.")
    @APIResponse(
            responseCode = "200",
            description = "The results; what cannot be computed is null with a reason",
            content =
                    @Content(
                            schema = @Schema(implementation = ResultsView.class),
                            examples = {
                                @ExampleObject(name = "with users", value = ResultsExamples.RESULTS),
                                @ExampleObject(name = "without users", value = ResultsExamples.EMPTY)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "One parameter is not as it must be; it is named. The experiment has not come to the phase")
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    public Uni<ResultsView> results(
            @RestPath String key,
            @Parameter(description = "The number of a phase, or all (the default): each subject from its first phase")
                    @RestQuery
                    @Nullable
                    String phase,
            @Parameter(
                            description = "Breaks results down by what was known before exposure",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"returning", "source"}))
                    @RestQuery
                    @Nullable
                    String dimension,
            @Parameter(
                            description = "What the verdict, the lift and the series go by",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            defaultValue = "sequential",
                                            enumeration = {"sequential", "fixed", "sequential_cuped", "fixed_cuped"}))
                    @RestQuery
                    @Nullable
                    String method) {
        ResultsQuestion question = ResultsQuestion.read(phase, dimension, method);
        return figures.read(key, question.phase(), question.dimension())
                // the integrals take milliseconds each: not on the event loop
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> found.orElseThrow(() -> Problems.notFound("There is no experiment '%s'".formatted(key))))
                .map(found -> Analysis.of(found, question.of(found.experiment()), config));
    }
}
