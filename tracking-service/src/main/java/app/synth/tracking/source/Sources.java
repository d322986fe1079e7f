package app.synth.tracking.source;

import app.synth.accounts.client.request.EntityTag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Sources, made and changed. What is answered holds on this replica already. */
@ApplicationScoped
class Sources {
    private final PgSources stored;
    private final SourceRegistry registry;

    Sources(PgSources stored, SourceRegistry registry) {
        this.stored = stored;
        this.registry = registry;
    }

    Uni<SourceList> all() {
        return stored.views(null).map(SourceList::new);
    }

    Uni<Optional<SourceView>> one(String key) {
        return SourceReader.isKey(key)
                ? stored.views(key).map(found -> found.stream().findFirst())
                : Uni.createFrom().item(Optional.empty());
    }

    Uni<SourceChange> create(NewSource source) {
        return stored.create(source).chain(isNew -> isNew ? done(source.key()) : outcome(new SourceChange.Taken()));
    }

    /**
     * Changes what the body names and nothing else. Of two who change it at once the later one begins again with what the
     * earlier one has left, if that is still a version that it was meant for.
     *
     * @param ifMatch the versions that the change is made for
     */
    Uni<SourceChange> change(String key, String ifMatch, byte[] body) {
        if (!SourceReader.isKey(key)) {
            return outcome(new SourceChange.Unknown());
        }
        return stored.find(key).chain(found -> {
            if (found.isEmpty()) {
                return outcome(new SourceChange.Unknown());
            }
            StoredSource before = found.get();
            SourceSettings settings = SourceReader.changed(body, before.settings());
            EntityTag.of(before.version()).check(ifMatch);
            return stored.change(key, before.version(), settings)
                    .chain(changed -> changed ? done(key) : change(key, ifMatch, body));
        });
    }

    private Uni<SourceChange> done(String key) {
        return registry.changed().chain(() -> stored.views(key)).map(found -> new SourceChange.Done(found.getFirst()));
    }

    private static Uni<SourceChange> outcome(SourceChange outcome) {
        return Uni.createFrom().item(outcome);
    }
}
