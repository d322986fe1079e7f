package app.synth.localstack.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id by which one request is found in the logs of every service it passes. */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** Gives the request an id, unless it brings a good one, and returns it. */
    static String ensure(HttpServerRequest request) {
        String brought = request.getHeader(HEADER);
        if (brought != null && GOOD.matcher(brought).matches()) {
            return brought;
        }
        String made = UUID.randomUUID().toString();
        request.headers().set(HEADER, made);
        return made;
    }
}
