package app.synth.analytics.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Writes answers as they are asked for. A series has at most 400 entries, so its lines are written at once. */
@ApplicationScoped
class Forms {
    private final Lines lines;

    Forms(Lines lines) {
        this.lines = lines;
    }

    /** The form is the one that the caller was let in for, so it is said here, not negotiated once more. */
    RestResponse<Object> answer(Table answer, Form form) {
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
