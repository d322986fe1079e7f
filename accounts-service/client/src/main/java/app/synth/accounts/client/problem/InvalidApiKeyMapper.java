package app.synth.accounts.client.problem;

import app.synth.accounts.client.permission.InvalidApiKeyException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/**
 * 401 {@code invalid_api_key}: there is a key, and it is nobody's, or no longer good for anything. Which of the two is told to
 * its owner alone, who has a token; whoever tries keys learns nothing.
 */
@Provider
public class InvalidApiKeyMapper extends ExceptionMapperBase<InvalidApiKeyException> {
    @Override
    protected HttpProblem toProblem(InvalidApiKeyException refused) {
        return Problems.of(
                        Status.UNAUTHORIZED,
                        "invalid_api_key",
                        "This API key is unknown, revoked or expired, or its owner's tier is no longer enterprise. With the"
                                + " owner's token GET /api/v1/me/api-keys says which, and POST makes a new one")
                .build();
    }
}
