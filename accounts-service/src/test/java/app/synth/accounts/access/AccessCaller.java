package app.synth.accounts.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param name for whoever reads that something is wrong
 * @param user the account; of nobody, one that nobody speaks for
 * @param permissions what the seed matrix gives the account, of a machine within its scopes
 * @param token null for nobody and machines
 * @param key null for nobody and people
 */
record AccessCaller(
        String name,
        UUID user,
        Set<String> permissions,
        boolean enterprise,
        @Nullable String token,
        @Nullable String key) {

    boolean isNobody() {
        return token == null && key == null;
    }

    boolean isMachine() {
        return token == null && key != null;
    }
}
