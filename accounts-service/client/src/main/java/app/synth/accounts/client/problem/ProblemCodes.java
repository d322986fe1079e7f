package app.synth.accounts.client.problem;

import app.synth.accounts.client.request.RequestIds;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Completes every problem document: a code where the framework made the problem, the type, and the request's id. */
@ApplicationScoped
class ProblemCodes implements ProblemPostProcessor {
    private static final int BEFORE_LOGGING = 101;
    private static final int NOT_FOUND = 404;
    private static final String TYPE = "urn:synth:problem:";

    @Override
    public int priority() {
        return BEFORE_LOGGING;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem.Builder complete = HttpProblem.builder(problem);
        Object code = problem.getParameters().get(Problems.CODE);
        if (code == null) {
            code = ofStatus(problem.getStatusCode());
            complete.with(Problems.CODE, code);
            if (problem.getStatusCode() == NOT_FOUND) {
                complete.withDetail("Nothing has this address");
            }
        }
        if (problem.getType() == null) {
            complete.withType(URI.create(TYPE + code));
        }
        String requestId = RequestIds.current();
        if (requestId != null && !problem.getParameters().containsKey("request_id")) {
            complete.with("request_id", requestId);
        }
        return complete.build();
    }

    private static String ofStatus(int status) {
        return switch (status) {
            case 400 -> "bad_request";
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 406 -> "not_acceptable";
            case 413 -> "too_large";
            case 415 -> "unsupported_media_type";
            case 503 -> "unavailable";
            default -> status < 500 ? "refused" : "internal_error";
        };
    }
}
