package app.synth.analytics.lines;

import app.synth.accounts.client.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Writes answers as they are asked for. */
@ApplicationScoped
public class Forms {
    private final Lines lines;
    private final HttpHeaders headers;

    Forms(Lines lines, HttpHeaders headers) {
        this.lines = lines;
        this.headers = headers;
    }

    /** What the request says it takes. */
    public Form asked() {
        return Form.of(headers.getAcceptableMediaTypes());
    }

    /** Fails as 406 where the request takes no such form, which frameworks let pass. */
    public void require(Form form) {
        if (!form.isIn(headers.getAcceptableMediaTypes())) {
            throw Problems.of(
                            Status.NOT_ACCEPTABLE,
                            "not_acceptable",
                            "This is answered as text/csv or application/x-ndjson")
                    .build();
        }
    }

    /** In the form that is asked for: where that makes no difference to who may ask. */
    public Uni<RestResponse<Object>> answer(Uni<? extends Table> answer) {
        Form form = asked();
        return answer.map(table -> answer(table, form));
    }

    /** The form is the one that the caller was let in for, so it is said here, not negotiated once more. */
    public RestResponse<Object> answer(Table answer, Form form) {
        Object body = switch (form) {
            case JSON -> answer;
            case CSV, NDJSON -> lines.of(answer, form);
        };
        return ResponseBuilder.ok(body)
                .type(form.type())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
