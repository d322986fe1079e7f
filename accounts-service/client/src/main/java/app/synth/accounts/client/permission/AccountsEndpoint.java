package app.synth.accounts.client.permission;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The part of accounts-service that this client calls. */
@Path("/api/v1")
interface AccountsEndpoint {

    @GET
    @Path("/me/permissions")
    Uni<GrantedPermissions> permissions(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam("X-Request-Id") @Nullable String requestId);
}
