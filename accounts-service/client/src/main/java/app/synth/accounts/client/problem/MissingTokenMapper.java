package app.synth.accounts.client.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/** 401 {@code unauthenticated}: the call needs a token and has none. Replaces the library's mapper, which this Quarkus breaks. */
@Provider
@Priority(MissingTokenMapper.BEFORE_THE_LIBRARY)
public class MissingTokenMapper extends ExceptionMapperBase<UnauthorizedException> {
    static final int BEFORE_THE_LIBRARY = 1;

    @Override
    protected HttpProblem toProblem(UnauthorizedException missing) {
        return Problems.of(
                        Status.UNAUTHORIZED,
                        "unauthenticated",
                        "This needs a user's token: send it as Authorization: Bearer")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
