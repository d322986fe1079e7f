package app.synth.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One call with one wrong value in its address, and whether it is answered as it must be. */
record WrongAddress(DescribedOperation operation, DescribedParameter wrong, WrongValue value, String address) {
    private static final String PROBLEM = "application/problem+json";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SHOWN = 200;

    /** An answer; the body only where it is an error, for what is well may be a stream without an end. */
    private record Answer(int status, String form, String body) {
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

        @Override
        public String toString() {
            return status + " " + form + " " + body;
        }
    }

    /** @param headers what opens the operation */
    Optional<String> complaint(HttpClient client, URI service, Map<String, String> headers)
            throws IOException, InterruptedException {
        DescribedOperation.Body body = operation.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + address))
                .timeout(PATIENCE)
                .method(operation.method(), BodyPublishers.ofString(body.text()));
        if (!body.form().isEmpty()) {
            request.header("Content-Type", body.form());
        }
        headers.forEach(request::header);
        return complaint(Answer.of(client.send(request.build(), BodyHandlers.ofInputStream())))
                .map(complaint -> operation.method() + " " + address.substring(0, Math.min(SHOWN, address.length()))
                        + ": " + complaint);
    }

    private Optional<String> complaint(Answer answer) {
        if (answer.status >= 500) {
            return Optional.of("a fault, " + answer);
        }
        boolean isRefused = answer.status >= 400;
        if (isRefused && operation.isProblem(answer.status)) {
            Map<String, Object> problem = answer.problem();
            if (!(problem.get("code") instanceof String) || !(problem.get("request_id") instanceof String)) {
                return Optional.of("no problem with a code and a request_id, " + answer);
            }
        }
        boolean isDue = switch (value.due()) {
            case AN_ANSWER -> true;
            case A_REFUSAL -> answer.status == 400;
            case ITS_NAME -> isRefused && (!operation.isProblem(answer.status) || isNamed(answer));
        };
        return isDue ? Optional.empty() : Optional.of(value.due() + " is due, not " + answer);
    }

    /** What a path names wrongly may as well be missing, and so may the thing that another part of it names. */
    private boolean isNamed(Answer answer) {
        return (answer.status == 404 && operation.namesSomething())
                || (answer.status == 400
                        && (wrong.isInPath()
                                || wrong.name().equals(answer.problem().get("field"))));
    }
}
