package app.synth.accounts.client.problem;

import app.synth.accounts.client.permission.PermissionDeniedException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/** 403 {@code permission_denied}, with the permissions of which one was missing, why, and what would help. */
@Provider
public class PermissionDeniedMapper extends ExceptionMapperBase<PermissionDeniedException> {
    @Override
    protected HttpProblem toProblem(PermissionDeniedException denied) {
        var problem = Problems.of(Status.FORBIDDEN, "permission_denied", denied.explanation())
                .with("missing_permission", denied.anyOf())
                .with("reason", denied.reason().code())
                .with("account_type", denied.accountType());
        denied.neededTier().ifPresent(tier -> problem.with("needed_tier", tier.code()));
        return problem.build();
    }
}
