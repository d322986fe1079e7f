package app.synth.accounts.client.apikey;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.problem.Problems;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/** Turns machines away wherever they are not allowed. Runs after authentication, as every filter does here. */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class ApiKeyBarrier implements ContainerRequestFilter {
    private final Caller caller;

    ApiKeyBarrier(Caller caller) {
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (caller.isMachine() && request.getProperty(ApiKeyAdmission.ADMITTED) == null) {
            throw Problems.of(
                            Status.UNAUTHORIZED,
                            "unauthenticated",
                            "An API key opens nothing here: send a user's token as Authorization: Bearer")
                    .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build();
        }
    }
}
