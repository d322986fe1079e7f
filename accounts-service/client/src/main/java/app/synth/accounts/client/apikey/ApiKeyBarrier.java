package app.synth.accounts.client.apikey;

import app.synth.accounts.client.identity.Caller;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
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
            throw new UnauthorizedException("An API key opens nothing here");
        }
    }
}
