package app.synth.accounts.client.request;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Brings a request back to itself. Requests that share one answer would all go on in the Vert.x context of whoever came
 * first, where that one's database session, identity and log fields are kept.
 */
public final class OwnContext {
    private OwnContext() {}

    /** The same answer, received in the context of whoever calls this; outside of any context, as it comes. */
    public static <T> Uni<T> resume(Uni<T> shared) {
        Context here = Vertx.currentContext();
        return here == null ? shared : shared.emitOn(goOn -> here.runOnContext(resumed -> goOn.run()));
    }
}
