package app.synth.accounts.permission;

import app.synth.accounts.client.identity.Caller;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whom a token stands for, and whether it is good; nothing is read or written for that. */
@Path("/api/v1/me/identity")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
public class MyIdentityResource {
    private final Caller caller;

    MyIdentityResource(Caller caller) {
        this.caller = caller;
    }

    /** Who was recognised. */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    public record Identity(UUID userId) {}

    /** The user that the token stands for. */
    @GET
    @NonBlocking
    @Operation(
            summary = "Who my token says I am",
            operationId = "myIdentity",
            description = "For trying a token: it is verified, and nothing else happens. No profile is made.")
    @APIResponse(
            responseCode = "200",
            description = "The token is good",
            content =
                    @Content(
                            schema = @Schema(implementation = Identity.class),
                            example = "{\"user_id\": \"018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90\"}"))
    public Identity mine() {
        return new Identity(caller.userId());
    }
}
