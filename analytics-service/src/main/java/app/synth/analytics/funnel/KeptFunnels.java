package app.synth.analytics.funnel;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.Cursor;
import app.synth.accounts.client.request.EntityTag;
import app.synth.accounts.client.request.SentText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller's own funnels; those of others do not exist for the caller. */
@ApplicationScoped
class KeptFunnels {
    private final Caller caller;
    private final PgKeptFunnels kept;
    private final FunnelsConfig config;

    KeptFunnels(Caller caller, PgKeptFunnels kept, FunnelsConfig config) {
        this.caller = caller;
        this.kept = kept;
        this.config = config;
    }

    Uni<KeptFunnel> add(Funnel funnel) {
        return kept.add(caller.userId(), funnel)
                .map(added -> added.orElseThrow(() -> Problems.conflict(
                        "too_many_funnels",
                        "One keeps at most " + config.keptAtMost() + " funnels; remove one first")));
    }

    Uni<FunnelPage> page(@Nullable String cursor, int limit) {
        return kept.page(caller.userId(), Cursor.ifAny(cursor, 2), limit + 1).map(found -> FunnelPage.of(found, limit));
    }

    Uni<KeptFunnel> find(String id) {
        UUID funnel = id(id);
        return kept.find(caller.userId(), funnel).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    Uni<KeptFunnel> change(String id, Funnel funnel, @Nullable String ifMatch) {
        return kept.change(caller.userId(), id(id), funnel, versions(ifMatch)).map(change -> done(change, id));
    }

    Uni<KeptFunnel> remove(String id, @Nullable String ifMatch) {
        return kept.remove(caller.userId(), id(id), versions(ifMatch)).map(change -> done(change, id));
    }

    private static Long @Nullable [] versions(@Nullable String ifMatch) {
        return EntityTag.versions(EntityTag.required(ifMatch));
    }

    private static KeptFunnel done(FunnelChange change, String id) {
        return switch (change) {
            case FunnelChange.Done(KeptFunnel now) -> now;
            case FunnelChange.Stale() -> throw EntityTag.conflict();
            case FunnelChange.Unknown() -> throw unknown(id);
        };
    }

    private static UUID id(String text) {
        return SentText.uuid(text).orElseThrow(() -> unknown(text));
    }

    private static RuntimeException unknown(String id) {
        return Problems.notFound("You keep no funnel with the id " + id);
    }
}
