package app.synth.accounts.client.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/** 401 {@code invalid_token}: there is a token, and it is expired, not for us, or not by whom it says. */
@Provider
@Priority(MissingTokenMapper.BEFORE_THE_LIBRARY)
public class InvalidTokenMapper extends ExceptionMapperBase<AuthenticationFailedException> {

    @Override
    protected HttpProblem toProblem(AuthenticationFailedException refused) {
        // Which of the reasons it is helps whoever guesses more than whoever has a right to know.
        return Problems.of(
                        Status.UNAUTHORIZED,
                        "invalid_token",
                        "The bearer token is not valid: expired, for another audience, or not signed by the app's identity"
                                + " provider. Get a new one there")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .build();
    }
}
