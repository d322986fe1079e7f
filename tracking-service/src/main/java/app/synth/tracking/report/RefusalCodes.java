package app.synth.tracking.report;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes a problem's code beside its request, for {@link Refusals} to count. */
@ApplicationScoped
class RefusalCodes implements ProblemPostProcessor {
    /** After the one that completes problems with a code. */
    private static final int LAST = 1;

    @Override
    public int priority() {
        return LAST;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().get("code") instanceof String code) {
            Refusals.because(code);
        }
        return problem;
    }
}
