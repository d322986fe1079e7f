package app.synth.accounts.client.permission;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of accounts-service that this client calls. Exactly one of the first two headers is sent. */
@Path("/api/v1")
interface AccountsEndpoint {

    @RegisterForReflection
    record Checks(List<Check> checks) {}

    @RegisterForReflection
    record Check(String permission, Resource resource) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Results(List<Result> results) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Result(Decision reason) {}

    @GET
    @Path("/me/permissions")
    Uni<GrantedPermissions> permissions(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam("X-API-Key") @Nullable String apiKey,
            @HeaderParam("X-Request-Id") @Nullable String requestId);

    @POST
    @Path("/permissions/check")
    Uni<Results> check(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam("X-API-Key") @Nullable String apiKey,
            @HeaderParam("X-Request-Id") @Nullable String requestId,
            Checks checks);
}
