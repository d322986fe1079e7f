package app.synth.accounts.client.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import java.net.ConnectException;

/** 503 {@code storage_unavailable}: the database does not take connections, so nothing was read or written. */
@Provider
public class DatabaseUnavailableMapper extends ExceptionMapperBase<ConnectException> {
    @Override
    protected HttpProblem toProblem(ConnectException refused) {
        return Problems.unavailable("storage_unavailable", "The database cannot be reached at the moment");
    }
}
