package app.synth.tracking.consent;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.source.Sender;
import app.synth.tracking.source.Senders;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A person's wish whether to be tracked: the user's of the token, or a visitor's, with a write key. */
@Path("/api/v1/me/tracking-consent")
@PermitAll // Senders asks for a user's token, a write key or a server key
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "write_key")
@SecurityRequirement(name = "write_key_basic")
@SecurityRequirement(name = "write_key_query")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consent", description = "Whether a person wants to be tracked.")
@APIResponse(
        responseCode = "400",
        description = "No wish, a field that is not known here, or neither a user's token nor an anonymous_id")
@APIResponse(responseCode = "403", description = "A browser on an origin that the source does not allow")
public class ConsentResource {
    private static final String NO = "{\"tracking\":false}";
    private static final String VISITORS_NO = "{\"tracking\":false,\"anonymous_id\":\"a-17\"}";

    private final Senders senders;
    private final PgConsent table;
    private final Objections objections;

    ConsentResource(Senders senders, PgConsent table, Objections objections) {
        this.senders = senders;
        this.table = table;
        this.objections = objections;
    }

    /** The wish as it is stored. */
    @GET
    @Operation(
            summary = "Whether I am tracked",
            operationId = "consent",
            description =
                    "The wish of the user whose token it is, or with a key alone that of the visitor. Whoever has said"
                            + " nothing may be tracked. With a token and anonymous_id, a no of either is a no.")
    @APIResponse(
            responseCode = "200",
            description = "The wish",
            content =
                    @Content(
                            schema = @Schema(implementation = ConsentAnswer.class),
                            examples = @ExampleObject(name = "no", value = NO)))
    public Uni<ConsentAnswer> get(
            @Context HttpServerRequest request,
            @QueryParam(ConsentRequest.ANONYMOUS_ID)
                    @Parameter(description = "The visitor who asks, where nobody is logged in", example = "a-17")
                    @Nullable
                    String anonymousId) {
        return sender(request)
                .chain(sender -> Multi.createFrom()
                        .iterable(subjects(sender, anonymousId))
                        .onItem()
                        .transformToUniAndConcatenate(table::get)
                        .collect()
                        .asList())
                .map(wishes -> new ConsentAnswer(!wishes.contains(false)));
    }

    /** Takes the wish: at once here, and within seconds on every replica. What is stored already stays. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say whether I may be tracked",
            operationId = "setConsent",
            description =
                    "Effective everywhere within 10 s; what is stored already stays. What comes after a no is counted as filtered, not stored.")
    @APIResponse(
            responseCode = "200",
            description = "The wish, stored",
            content =
                    @Content(
                            schema = @Schema(implementation = ConsentAnswer.class),
                            examples = @ExampleObject(name = "no", value = NO)))
    @APIResponse(responseCode = "413", description = "The body has more than 4 MiB")
    @APIResponse(responseCode = "415", description = "The body is not sent as application/json")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ConsentRequest.class),
                            examples = {
                                @ExampleObject(name = "a user's no", value = NO),
                                @ExampleObject(name = "a visitor's no", value = VISITORS_NO)
                            }))
    public Uni<ConsentAnswer> put(@Context HttpServerRequest request, byte[] body) {
        ConsentRequest wish = ConsentRequest.read(body);
        boolean tracking = wish.tracking();
        return sender(request)
                .map(sender -> subjects(sender, wish.anonymousId()))
                .chain(subjects -> table.put(subjects, tracking)
                        .invoke(() -> subjects.forEach(subject -> objections.heard(subject, tracking))))
                .replaceWith(new ConsentAnswer(tracking));
    }

    private Uni<Sender> sender(HttpServerRequest request) {
        return senders.identify(Senders.credentials(request, null), request.getHeader(HttpHeaders.ORIGIN));
    }

    private static List<Subject> subjects(Sender sender, @Nullable String anonymousId) {
        List<Subject> subjects = new ArrayList<>();
        if (sender.userId() != null) {
            subjects.add(new Subject.User(sender.userId()));
        }
        if (anonymousId != null && !anonymousId.isEmpty()) {
            if (!ConsentRequest.isVisitor(anonymousId)) {
                throw Problems.badField(
                        ConsentRequest.ANONYMOUS_ID,
                        "anonymous_id is text of up to " + ConsentRequest.LONGEST_ID + " characters");
            }
            subjects.add(new Subject.Visitor(anonymousId));
        }
        if (subjects.isEmpty()) {
            throw Problems.badField(
                    ConsentRequest.ANONYMOUS_ID, "with a key alone, anonymous_id says whose wish it is");
        }
        return subjects;
    }
}
