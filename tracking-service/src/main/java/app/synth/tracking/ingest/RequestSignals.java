package app.synth.tracking.ingest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Reads the signals of a request: Global Privacy Control, and the older Do Not Track. */
public final class RequestSignals {
    private static final String YES = "1";

    private RequestSignals() {}

    public static Signals of(HttpServerRequest request) {
        return new Signals(
                request.getHeader(HttpHeaders.USER_AGENT),
                YES.equals(request.getHeader("Sec-GPC")) || YES.equals(request.getHeader("DNT")));
    }
}
