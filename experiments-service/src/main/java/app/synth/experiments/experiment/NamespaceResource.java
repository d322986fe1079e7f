package app.synth.experiments.experiment;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentObject;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Namespaces, in which experiments share nobody; everything here needs {@code manage_experiments}. */
@Path("/api/v1/experiments/namespaces")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("manage_experiments")
@Tag(name = "Experiments")
@APIResponse(responseCode = "403", description = "The caller may not manage experiments")
public class NamespaceResource {
    private static final int AT_MOST = 200;
    private static final int DESCRIPTION_AT_MOST = 4_000;

    private final PgNamespaces namespaces;

    NamespaceResource(PgNamespaces namespaces) {
        this.namespaces = namespaces;
    }

    /** All namespaces, and which stretch of each is taken. */
    @GET
    @Operation(
            summary = "List namespaces",
            operationId = "listNamespaces",
            description = "Which experiment that is not over has which stretch of each; 200 namespaces at most.")
    @APIResponse(
            responseCode = "200",
            description = "All of them, with the experiments that are not over",
            content =
                    @Content(
                            schema = @Schema(implementation = NamespaceList.class),
                            example = ExperimentExamples.NAMESPACES))
    public Uni<NamespaceList> list() {
        return namespaces.all(AT_MOST).map(NamespaceList::new);
    }

    /** Adds a namespace; it is there for good. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Add a namespace",
            operationId = "addNamespace",
            description = "It is there for good. Experiments whose stretches of it do not meet share nobody.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NamespaceRequest.class),
                            example = ExperimentExamples.NEW_NAMESPACE))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content =
                    @Content(
                            schema = @Schema(implementation = NamespaceView.class),
                            example = ExperimentExamples.NAMESPACE))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(
            responseCode = "409",
            description = "namespace_exists: there is one of this id; too_many_namespaces: there are 200")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    public Uni<RestResponse<NamespaceView>> add(byte[] body) {
        SentObject sent = SentObject.read(body, Set.of("id", "description"));
        String id = sent.exactText("id", ExperimentKey.LENGTH_AT_MOST);
        if (!ExperimentKey.isSlug(id)) {
            throw sent.wrong("id", "It must be lower-case words and digits joined by '-' or '_'");
        }
        return namespaces
                .add(id, sent.paragraphIfAny("description", DESCRIPTION_AT_MOST), AT_MOST)
                .map(NamespaceResource::answer);
    }

    private static RestResponse<NamespaceView> answer(AddedNamespace added) {
        return switch (added) {
            case AddedNamespace.Done(NamespaceView namespace) ->
                ResponseBuilder.create(RestResponse.Status.CREATED, namespace).build();
            case AddedNamespace.Taken() ->
                throw Problems.conflict("namespace_exists", "There is a namespace of this id");
            case AddedNamespace.Full(int atMost) ->
                throw Problems.conflict("too_many_namespaces", "There are %d namespaces already".formatted(atMost));
        };
    }
}
