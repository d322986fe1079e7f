package app.synth.analytics.audience;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.permission.Tier;
import app.synth.analytics.period.AllowedRange;
import app.synth.analytics.period.DateRange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Whoever may see everything sees it live and exact; everybody else needs a tier, and gets releases. */
@ApplicationScoped
class Gate {
    private static final String EVERYTHING = "view_all_analytics";

    private final Permissions permissions;
    private final Caller caller;

    Gate(Permissions permissions, Caller caller) {
        this.permissions = permissions;
        this.caller = caller;
    }

    /** Fails as {@code tier_required} where the caller's tier does not reach this one. */
    Uni<Access> access(Tier needed, DateRange asked, LocalDate today) {
        return permissions
                .of(caller)
                .chain(holds -> holds.permissions().contains(EVERYTHING)
                        ? Uni.createFrom().item(new Access(true, AllowedRange.whole(asked)))
                        : permissions
                                .requireTier(caller, needed)
                                .replaceWith(new Access(false, AllowedRange.of(asked, holds, today))));
    }
}
