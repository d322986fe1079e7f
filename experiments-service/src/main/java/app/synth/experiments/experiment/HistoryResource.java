package app.synth.experiments.experiment;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What happened to an experiment, for those with {@code manage_experiments}. */
@Path("/api/v1/experiments")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experiments")
public class HistoryResource {
    private static final int LONGEST_PAGE = 200;

    private final Experiments experiments;
    private final PgHistory history;

    HistoryResource(Experiments experiments, PgHistory history) {
        this.experiments = experiments;
        this.history = history;
    }

    /** Every change, the latest first: by whom and why, and the experiment before and after. */
    @GET
    @Path("/{key}/history")
    @RequiresPermission("manage_experiments")
    @Operation(
            summary = "Read an experiment's history",
            operationId = "readExperimentHistory",
            description = "The latest change first, with the experiment before and after it.")
    @APIResponse(
            responseCode = "200",
            description = "A page; without next it is the last",
            content =
                    @Content(
                            schema = @Schema(implementation = HistoryPage.class),
                            example = ExperimentExamples.HISTORY))
    @APIResponse(responseCode = "400", description = "A parameter cannot be read; it is named")
    @APIResponse(responseCode = "403", description = "The caller may not manage experiments")
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    public Uni<HistoryPage> history(
            @RestPath String key,
            @RestQuery @Nullable @Parameter(description = "The next of the page before") String cursor,
            @RestQuery
                    @DefaultValue("50")
                    @Parameter(
                            description = "1 to 200",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    String limit) {
        int most = SentText.number("limit", limit, 1, LONGEST_PAGE);
        int before = version(cursor);
        return experiments
                .view(key)
                .chain(found -> history.page(key, before, most + 1))
                .map(found -> HistoryPage.of(found, most));
    }

    private static int version(@Nullable String cursor) {
        if (cursor == null) {
            return Integer.MAX_VALUE;
        }
        if (!cursor.matches("[0-9]{1,9}")) {
            throw Problems.badField("cursor", "cursor is not the next of an earlier answer");
        }
        return Integer.parseInt(cursor);
    }
}
