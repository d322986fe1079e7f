package app.synth.accounts.client.problem;

import app.synth.accounts.client.permission.Decision;
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
        return Problems.of(Status.FORBIDDEN, "tier_required", explanation(denied, needed))
                .with("reason", denied.reason().code())
                .with("needed_tier", needed)
                .build();
    }

    private static String explanation(TierRequiredException denied, String needed) {
        return denied.reason() == Decision.EXPIRED
                ? "This comes with the tier %s; the subscription has ended, and renewed it counts again"
                        .formatted(needed)
                : "This comes with the tier %s: GET /api/v1/me/subscription says yours; subscribe to it, or an admin sets it"
                        .formatted(needed);
    }
}
