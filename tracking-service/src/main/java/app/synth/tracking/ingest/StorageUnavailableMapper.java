package app.synth.tracking.ingest;

import app.synth.accounts.client.problem.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** 503 {@code storage_unavailable} or {@code queue_full}, with Retry-After. */
@Provider
public class StorageUnavailableMapper extends ExceptionMapperBase<StorageUnavailableException> {
    @Override
    protected HttpProblem toProblem(StorageUnavailableException unavailable) {
        return Problems.unavailable(unavailable.code(), "Nothing was stored; send the same again");
    }
}
