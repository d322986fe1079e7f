package app.synth.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a call came to; the body only where it is an error, for what is well may be a stream without an end. */
record Answer(int status, String form, String body) {
    private static final String PROBLEM = "application/problem+json";

    static Answer of(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse("nothing"),
                    response.statusCode() < 400 ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    Map<String, Object> problem() {
        return form.startsWith(PROBLEM) ? JsonTree.read(body) : Map.of();
    }

    /** The status, and the field that a refusal is about. */
    String gist() {
        Object field = problem().get("field");
        return field == null ? Integer.toString(status) : status + " " + field;
    }

    @Override
    public String toString() {
        return status + " " + form + " " + body;
    }
}
