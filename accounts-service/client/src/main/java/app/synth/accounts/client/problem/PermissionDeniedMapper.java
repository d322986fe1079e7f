package app.synth.accounts.client.problem;

import app.synth.accounts.client.permission.PermissionDeniedException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/** 403 {@code permission_denied}, with the permissions of which one was missing and the type that lacks them. */
@Provider
public class PermissionDeniedMapper extends ExceptionMapperBase<PermissionDeniedException> {
    @Override
    protected HttpProblem toProblem(PermissionDeniedException denied) {
        return Problems.of(Status.FORBIDDEN, "permission_denied", denied.explanation())
                .with("missing_permission", denied.anyOf())
                .with("account_type", denied.accountType())
                .build();
    }
}
