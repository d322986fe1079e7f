package app.synth.experiments.experiment;

import app.synth.accounts.client.request.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** An experiment with its version in the ETag. */
final class ExperimentAnswer {
    private ExperimentAnswer() {}

    static RestResponse<ExperimentView> found(ExperimentView experiment) {
        return tagged(ResponseBuilder.ok(experiment), experiment);
    }

    static RestResponse<ExperimentView> created(ExperimentView experiment) {
        return tagged(
                ResponseBuilder.create(RestResponse.Status.CREATED, experiment)
                        .header(HttpHeaders.LOCATION, "/api/v1/experiments/" + experiment.key()),
                experiment);
    }

    private static RestResponse<ExperimentView> tagged(
            ResponseBuilder<ExperimentView> answer, ExperimentView experiment) {
        return answer.header(
                        HttpHeaders.ETAG, EntityTag.of(experiment.version()).header())
                .build();
    }
}
