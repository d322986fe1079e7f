package app.synth.tracking.consent;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.source.Sender;
import app.synth.tracking.source.Senders;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

/** A person's wish whether to be tracked: the user's of the token, or a visitor's, with a write key. */
@Path("/api/v1/me/tracking-consent")
@PermitAll // Senders asks for a user's token, a write key or a server key
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "write_key")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consent", description = "Whether a person wants to be tracked.")
@APIResponse(responseCode = "400", description = "Neither a user's token nor an anonymous_id, or no wish")
@APIResponse(responseCode = "403", description = "A browser on an origin that the source does not allow")
public class ConsentResource {
    private static final int LONGEST_ID = 200;
    private static final String NO = "{\"tracking\":false}";

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
    @Operation(summary = "Whether I am tracked", operationId = "consent")
    @APIResponse(
            responseCode = "200",
            description = "The wish",
            content =
                    @Content(
                            schema = @Schema(implementation = ConsentAnswer.class),
                            examples = @ExampleObject(name = "no", value = NO)))
    public Uni<ConsentAnswer> get(
            @Context HttpServerRequest request, @QueryParam("anonymous_id") @Nullable String anonymousId) {
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
            description = "Effective everywhere within 10 s. What comes after a no is counted as filtered, not stored.")
    @APIResponse(
            responseCode = "200",
            description = "The wish, stored",
            content =
                    @Content(
                            schema = @Schema(implementation = ConsentAnswer.class),
                            examples = @ExampleObject(name = "no", value = NO)))
    public Uni<ConsentAnswer> put(
            @Context HttpServerRequest request,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ConsentRequest.class),
                                            examples = @ExampleObject(name = "no", value = NO)))
                    @Nullable
                    ConsentRequest wish) {
        if (wish == null || wish.tracking() == null || !wish.tracking().isBoolean()) {
            throw Problems.badField("tracking", "tracking is true or false");
        }
        boolean tracking = wish.tracking().booleanValue();
        String anonymousId = anonymousId(wish.anonymousId());
        return sender(request)
                .map(sender -> subjects(sender, anonymousId))
                .chain(subjects -> table.put(subjects, tracking)
                        .invoke(() -> subjects.forEach(subject -> objections.heard(subject, tracking))))
                .replaceWith(new ConsentAnswer(tracking));
    }

    private static @Nullable String anonymousId(@Nullable JsonNode sent) {
        if (sent != null && !sent.isNull() && !sent.isTextual()) {
            throw Problems.badField("anonymous_id", "anonymous_id is text");
        }
        return sent == null ? null : sent.textValue();
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
            if (anonymousId.codePointCount(0, anonymousId.length()) > LONGEST_ID || !storable(anonymousId)) {
                throw Problems.badField("anonymous_id", "anonymous_id is text of up to " + LONGEST_ID + " characters");
            }
            subjects.add(new Subject.Visitor(anonymousId));
        }
        if (subjects.isEmpty()) {
            throw Problems.badField("anonymous_id", "with a key alone, anonymous_id says whose wish it is");
        }
        return subjects;
    }

    /** As in interactions: NUL, and half of a surrogate pair, which would become a question mark and so another visitor's. */
    private static boolean storable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
