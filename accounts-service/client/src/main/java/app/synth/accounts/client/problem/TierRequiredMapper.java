package app.synth.accounts.client.problem;

import app.synth.accounts.client.permission.TierRequiredException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/** 403 {@code tier_required}, with the tier that the feature comes with. */
@Provider
public class TierRequiredMapper extends ExceptionMapperBase<TierRequiredException> {
    @Override
    protected HttpProblem toProblem(TierRequiredException denied) {
        String needed = denied.needed().code();
        return Problems.of(Status.FORBIDDEN, "tier_required", "This comes with the tier " + needed)
                .with("reason", denied.reason().code())
                .with("needed_tier", needed)
                .build();
    }
}
