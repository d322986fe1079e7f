package app.synth.accounts.change;

import app.synth.accounts.client.request.RequestIds;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the audit log will say of a change: who, in which request and why.
 *
 * @param request empty outside a request
 * @param reason the actor's own words; empty without
 */
public record Attribution(Actor actor, String request, String reason) {

    /** Of the request that is being handled. To be asked before its work moves to another thread. */
    public static Attribution of(Actor actor, @Nullable String reason) {
        return new Attribution(
                actor, Objects.requireNonNullElse(RequestIds.current(), ""), Objects.requireNonNullElse(reason, ""));
    }
}
