package app.synth.accounts.permission;

import app.synth.accounts.change.Actor;
import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.profile.AccountType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Edits the matrix, and keeps its editors in. */
@ApplicationScoped
class MatrixEditor {
    private static final String LAST_RESORT = "manage_permissions";

    private final Decisions decisions;
    private final PgMatrix matrix;

    MatrixEditor(Decisions decisions, PgMatrix matrix) {
        this.decisions = decisions;
        this.matrix = matrix;
    }

    Uni<Cell> write(Actor actor, String accountType, String key, byte[] body) {
        Cell cell = cell(body);
        return known(accountType, key).chain(() -> {
            if (isLastResort(accountType, key) && !cell.equals(Cell.WITHOUT_CONDITIONS)) {
                throw stays();
            }
            return matrix.write(actor, accountType, key, cell);
        });
    }

    Uni<Void> remove(Actor actor, String accountType, String key) {
        return known(accountType, key)
                .chain(() -> {
                    if (isLastResort(accountType, key)) {
                        throw stays();
                    }
                    return matrix.remove(actor, accountType, key);
                })
                .invoke(removed -> {
                    if (!removed) {
                        throw Problems.notFound("%s has nothing of %s".formatted(accountType, key));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> known(String accountType, String key) {
        return decisions
                .matrix()
                .invoke(current -> {
                    if (AccountType.of(accountType).isEmpty()) {
                        throw Problems.notFound("There is no such account type");
                    }
                    if (current.permission(key).isEmpty()) {
                        throw Problems.notFound("There is no such permission");
                    }
                })
                .replaceWithVoid();
    }

    private static Cell cell(byte[] body) {
        SentObject sent = SentObject.read(body, Set.of("granted", "minimum_tier", "needs_verification"));
        Tier tier = sent.has("minimum_tier") ? sent.one("minimum_tier", Tier.class, Tier::of, Tier::code) : Tier.FREE;
        return new Cell(sent.truth("granted", true), tier, sent.truth("needs_verification", false));
    }

    private static boolean isLastResort(String accountType, String key) {
        return accountType.equals(AccountType.ADMIN.code()) && key.equals(LAST_RESORT);
    }

    private static RuntimeException stays() {
        return Problems.conflict("permission_stays", "Admins keep manage_permissions: nobody could give it back");
    }
}
