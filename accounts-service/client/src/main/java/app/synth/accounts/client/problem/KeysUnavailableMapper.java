package app.synth.accounts.client.problem;

import app.synth.accounts.client.identity.KeysUnavailableException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** 503 {@code identity_unavailable}: the token could not be checked, which says nothing about the token. */
@Provider
public class KeysUnavailableMapper extends ExceptionMapperBase<KeysUnavailableException> {
    @Override
    protected HttpProblem toProblem(KeysUnavailableException unavailable) {
        return Problems.unavailable(
                "identity_unavailable", "The identity provider's keys cannot be fetched at the moment");
    }
}
