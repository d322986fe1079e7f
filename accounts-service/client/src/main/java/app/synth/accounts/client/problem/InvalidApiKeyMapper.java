package app.synth.accounts.client.problem;

import app.synth.accounts.client.permission.InvalidApiKeyException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/** 401 {@code invalid_api_key}: there is a key, and it is nobody's, or no longer good for anything. */
@Provider
public class InvalidApiKeyMapper extends ExceptionMapperBase<InvalidApiKeyException> {
    @Override
    protected HttpProblem toProblem(InvalidApiKeyException refused) {
        return Problems.of(Status.UNAUTHORIZED, "invalid_api_key", "The API key is not valid")
                .build();
    }
}
