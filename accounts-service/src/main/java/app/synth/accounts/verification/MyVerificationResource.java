package app.synth.accounts.verification;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.verification.VerificationAnswers.AddressProved;
import app.synth.accounts.verification.VerificationAnswers.CodeSent;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Proving that an e-mail address or a phone is one's own. */
@Path("/api/v1/me/verification/{channel}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Verification", description = "What is known for sure of who somebody is")
@APIResponse(responseCode = "400", description = "A field is not as it must be; it is named")
@APIResponse(responseCode = "404", description = "The channel is neither email nor phone")
public class MyVerificationResource {
    private static final int LONGEST_ADDRESS = 320;

    private final Caller caller;
    private final AddressProof proof;

    MyVerificationResource(Caller caller, AddressProof proof) {
        this.caller = caller;
        this.proof = proof;
    }

    /** Sends a code of six digits to an address. The answer is the same whether anybody has that address or not. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Operation(
            summary = "Send a code",
            operationId = "sendVerificationCode",
            description =
                    "To an e-mail address or a phone (with its country: +49 …). The code before it is void then. At most"
                            + " one a minute and five in 24 hours, for one person and for one address.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = VerificationAnswers.ADDRESS))
    @APIResponse(
            responseCode = "202",
            description = "A code is on its way",
            content = @Content(schema = @Schema(implementation = CodeSent.class), example = VerificationAnswers.SENT))
    @APIResponse(responseCode = "429", description = "too_many_codes: another one may be sent after Retry-After")
    @APIResponse(
            responseCode = "503",
            description =
                    "channel_unavailable: nothing is sent to this channel here; not_sent: it could not be sent, and does"
                            + " not count")
    public Uni<CodeSent> send(@RestPath @Parameter(description = "email or phone") String channel, byte[] body) {
        Channel by = named(channel);
        SentObject sent = SentObject.read(body, Set.of("address"));
        String address = by.canonical(sent.text("address", LONGEST_ADDRESS))
                .orElseThrow(() -> sent.wrong("address", by.description() + " is expected"));
        return proof.send(caller.userId(), by, address).map(outcome -> switch (outcome) {
            case SendOutcome.Sent(var expiresAt) -> new CodeSent(channel, expiresAt);
            case SendOutcome.TooMany(Duration wait) -> throw tooMany(wait);
            case SendOutcome.NotSent() ->
                throw Problems.unavailable("not_sent", "The code could not be sent; try again in a moment");
            case SendOutcome.NoChannel() ->
                throw Problems.of(
                                Status.SERVICE_UNAVAILABLE,
                                "channel_unavailable",
                                "Nothing is sent by %s here".formatted(channel))
                        .build();
        });
    }

    /** Proves the address by the code that went there. Raises the verification level to the channel's, if it is lower. */
    @POST
    @Path("/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Confirm a code",
            operationId = "confirmVerificationCode",
            description =
                    "A code can be used for ten minutes and tried five times. A proved address takes the place of the"
                            + " one the caller had proved before.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = VerificationAnswers.CODE))
    @APIResponse(
            responseCode = "200",
            description = "The address is the caller's",
            content =
                    @Content(
                            schema = @Schema(implementation = AddressProved.class),
                            example = VerificationAnswers.PROVED))
    @APIResponse(
            responseCode = "409",
            description =
                    "no_code: none was sent, or it is expired or tried out; address_taken: the code is right, and the"
                            + " address is another account's until that one has proved a different one")
    public Uni<AddressProved> confirm(
            @RestPath @Parameter(description = "email or phone") String channel, byte[] body) {
        Channel by = named(channel);
        SentObject sent = SentObject.read(body, Set.of("code"));
        String digits = sent.text("code", 6);
        if (!Code.isOne(digits)) {
            throw sent.wrong("code", "It is six digits, as text");
        }
        return proof.confirm(caller.userId(), by, new Code(digits)).map(outcome -> switch (outcome) {
            case ProofOutcome.Proved(String address, String level) -> new AddressProved(channel, address, level);
            case ProofOutcome.WrongCode(int left) ->
                throw Problems.of(Status.BAD_REQUEST, "wrong_code", "This is not the code")
                        .with("tries_left", left)
                        .build();
            case ProofOutcome.NoCode() ->
                throw Problems.conflict("no_code", "There is no code that could be confirmed; ask for one");
            case ProofOutcome.Taken() ->
                throw Problems.conflict(
                        "address_taken", "This address is another account's; that one has to give it up first");
        });
    }

    private static Channel named(String channel) {
        return Channel.of(channel).orElseThrow(() -> Problems.notFound("A channel is email or phone"));
    }

    private static RuntimeException tooMany(Duration wait) {
        return Problems.of(
                        Status.TOO_MANY_REQUESTS,
                        "too_many_codes",
                        "Enough codes were sent for now; another one may be sent after Retry-After")
                .withHeader(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())))
                .build();
    }
}
