package app.synth.experiments.decision;

import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.client.request.SentText;
import app.synth.experiments.caller.Askers;
import app.synth.experiments.serving.Moment;
import app.synth.experiments.serving.ServedExperiment;
import app.synth.experiments.serving.Snapshots;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the caller gets in all experiments at once. */
@Path("/api/v1/assignments")
@PermitAll // Askers asks for a user's token, a client key or an API key
@SecurityScheme(
        securitySchemeName = "client_key",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "X-Client-Key",
        description = "A public client key: proves nobody, and asks about whom it names.")
@SecurityScheme(
        securitySchemeName = "api_key",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "X-API-Key",
        description = "A machine's secret key: asks about anybody.")
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "client_key")
@SecurityRequirement(name = "api_key")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assignments")
public class AssignmentsResource {
    private static final int NAMED_AT_MOST = 100;
    private static final int KEY_AT_MOST = 64;
    private static final int ID_AT_MOST = 200;
    private static final Set<String> FIELDS = Set.of("experiments", "user_id", "anonymous_id", "attributes");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Askers askers;
    private final Snapshots snapshots;
    private final Assignments assignments;

    AssignmentsResource(Askers askers, Snapshots snapshots, Assignments assignments) {
        this.askers = askers;
        this.snapshots = snapshots;
        this.assignments = assignments;
    }

    /** The variants; nothing is stored by asking. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The caller's variants", operationId = "getAssignments", description = """
                    In every experiment that takes part at the moment, or in those named, whatever their state. Who may ask
                    about whom is as for one experiment. Asking is not exposure.""")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = AssignmentsRequest.class),
                            examples = {
                                @ExampleObject(name = "all", value = AssignmentExamples.ALL_REQUEST),
                                @ExampleObject(name = "some", value = AssignmentExamples.SOME_REQUEST)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "An assignment for each experiment, by key or in the order named",
            content =
                    @Content(
                            schema = @Schema(implementation = AssignmentView.All.class),
                            examples = @ExampleObject(name = "all", value = AssignmentExamples.ALL)))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    public Uni<String> assignments(
            @Parameter(
                            description = "Whether to say what the answers depend on",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @RestQuery
                    @DefaultValue("false")
                    String explain,
            @Context HttpServerRequest request,
            byte @Nullable [] body) {
        boolean explained = SentText.truth("explain", explain);
        return askers.identify(request).chain(asker -> {
            SentObject sent = SentObject.readIfAny(body, FIELDS);
            Person person = PersonReader.read(
                    asker,
                    sent.has("user_id") ? sent.exactText("user_id", ID_AT_MOST) : null,
                    sent.has("anonymous_id") ? sent.exactText("anonymous_id", ID_AT_MOST) : null,
                    sent.node("attributes"));
            if (!sent.has("experiments")) {
                return assignments
                        .of(snapshots.now().active(), person)
                        .map(decisions -> AssignmentJson.all(decisions, "[]", explained));
            }
            return named(sent.texts("experiments", NAMED_AT_MOST, KEY_AT_MOST), person, explained);
        });
    }

    /** Whom the service takes the caller for. */
    @GET
    @Path("/caller")
    @Operation(summary = "Who asks", operationId = "getCaller", description = "Whom the credential stands for.")
    @APIResponse(
            responseCode = "200",
            description = "The caller",
            content =
                    @Content(
                            schema = @Schema(implementation = CallerView.class),
                            examples = @ExampleObject(name = "a user", value = AssignmentExamples.CALLER)))
    public Uni<CallerView> caller(@Context HttpServerRequest request) {
        return askers.identify(request)
                .map(asker -> new CallerView(
                        asker.isServer() ? "api_key" : asker.isUser() ? "user" : "client_key", asker.userId()));
    }

    private Uni<String> named(List<String> keys, Person person, boolean explain) {
        Moment moment = snapshots.now();
        Map<String, ServedExperiment> experiments = moment.snapshot().experiments();
        List<ServedExperiment> asked = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String key : keys) {
            ServedExperiment experiment = experiments.get(key);
            if (experiment == null) {
                unknown.add(key);
            } else {
                asked.add(experiment);
            }
        }
        return assignments.of(asked, person).map(decisions -> AssignmentJson.all(decisions, write(unknown), explain));
    }

    private static String write(List<String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
