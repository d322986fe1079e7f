package app.synth.tracking.ingest;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.report.Refusals;
import app.synth.tracking.source.Admission;
import app.synth.tracking.source.Credentials;
import app.synth.tracking.source.RateLimits;
import app.synth.tracking.source.Sender;
import app.synth.tracking.source.Senders;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests in, whatever API they came by: it knows who sends, holds pages to their origins and everybody to the rate
 * limits. What it lets in is a {@link Delivery}, which stands for the moment of arrival.
 */
@ApplicationScoped
public class Gatekeeper {
    private final Senders senders;
    private final RateLimits limits;
    private final IngestConfig config;

    Gatekeeper(Senders senders, RateLimits limits, IngestConfig config) {
        this.senders = senders;
        this.limits = limits;
        this.config = config;
    }

    /** Who sends; fails as {@link Senders#identify(Credentials, String)} does. */
    public Uni<Sender> sender(HttpServerRequest request, Credentials credentials) {
        return senders.identify(credentials, request.getHeader(HttpHeaders.ORIGIN));
    }

    /**
     * Lets in what a request holds, now.
     *
     * @param interactions how many there are; all of them come in, or none
     * @param sentAt when the client sent them, by its own clock
     * @throws HttpProblem {@code rate_limited}, with Retry-After
     */
    public Delivery admit(Sender sender, Face face, Signals signals, int interactions, @Nullable Instant sentAt) {
        if (limits.admit(sender, interactions) instanceof Admission.RetryAfter wait) {
            Refusals.of(interactions);
            throw tooMuch(face, wait);
        }
        return Delivery.now(sender, face, signals, sentAt, config.clockTolerance());
    }

    /** Segment's clients drop for good what is refused with a 4xx, and send again what is refused with 503. */
    private static HttpProblem tooMuch(Face face, Admission.RetryAfter wait) {
        return switch (face) {
            case INTERACTIONS, HISTORY ->
                tooMuch(Status.TOO_MANY_REQUESTS, "More interactions a second than agreed", wait);
            case SEGMENT -> tooMuch(Status.SERVICE_UNAVAILABLE, "More messages a second than agreed", wait);
        };
    }

    private static HttpProblem tooMuch(Status status, String detail, Admission.RetryAfter wait) {
        return Problems.of(status, "rate_limited", detail)
                .withHeader("Retry-After", wait.seconds())
                .build();
    }
}
