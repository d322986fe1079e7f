package app.synth.accounts.change;

import app.synth.accounts.client.change.AccountChanges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/**
 * Whom a transaction has told everybody about: its triggers note it as they tell. Whoever made a change so sees it at once
 * here; the other replicas and services are told by the database.
 */
@ApplicationScoped
class ToldChanges {
    /** To be asked at the end of the transaction. */
    static final String SQL = "select coalesce(current_setting('accounts.changed', true), '')";

    private final AccountChanges changes;

    ToldChanges(AccountChanges changes) {
        this.changes = changes;
    }

    /** @param told the answer, once the transaction has committed */
    void hear(String told) {
        if (!told.isEmpty()) {
            Stream.of(told.split(",", -1)).forEach(changes::heard);
        }
    }
}
