package app.synth.accounts.client.problem;

import app.synth.accounts.client.permission.PermissionsUnavailableException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** 503 {@code permissions_unavailable}: closed, but not for good. */
@Provider
public class PermissionsUnavailableMapper extends ExceptionMapperBase<PermissionsUnavailableException> {
    @Override
    protected HttpProblem toProblem(PermissionsUnavailableException unavailable) {
        return Problems.unavailable("permissions_unavailable", "Permissions cannot be checked at the moment");
    }
}
