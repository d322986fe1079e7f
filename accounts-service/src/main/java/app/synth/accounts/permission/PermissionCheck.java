package app.synth.accounts.permission;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.Decision;
import app.synth.accounts.client.permission.GrantedPermissions;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.permission.Resource;
import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.permission.Decisions.Asked;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Answers a caller's questions, about the caller or, where the caller may ask that, about others. */
@ApplicationScoped
class PermissionCheck {
    static final int CHECKS_AT_MOST = 100;

    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_ID = 500;
    private static final Set<String> KINDS = Set.of("artist", "venue", "event");

    /** Either lets one ask about others. */
    private static final List<String> OF_OTHERS = List.of("manage_users", "manage_permissions");

    private final Permissions permissions;
    private final Decisions decisions;

    PermissionCheck(Permissions permissions, Decisions decisions) {
        this.permissions = permissions;
        this.decisions = decisions;
    }

    Uni<CheckResults> of(Caller caller, byte[] body) {
        List<SentObject> checks = SentObject.read(body, Set.of("checks"))
                .objects("checks", CHECKS_AT_MOST, Set.of("user_id", "permission", "resource"));
        UUID self = caller.userId();
        return Uni.combine()
                .all()
                .unis(permissions.of(caller), decisions.matrix())
                .asTuple()
                .chain(known -> {
                    List<Asked> asked = new ArrayList<>(checks.size());
                    for (SentObject check : checks) {
                        asked.add(asked(check, self, known.getItem2()));
                    }
                    boolean others =
                            asked.stream().anyMatch(question -> !question.user().equals(self));
                    Uni<Void> mayAsk = others
                            ? permissions.require(caller, OF_OTHERS)
                            : Uni.createFrom().voidItem();
                    return mayAsk.chain(() -> decisions.decide(asked))
                            .map(decided -> results(asked, decided, self, known.getItem1()));
                });
    }

    /** A machine may of its owner's what its key's scopes say, and nothing else. */
    private static CheckResults results(
            List<Asked> asked, List<Decisions.Decided> decided, UUID self, GrantedPermissions caller) {
        Set<String> scopes = caller.scopes();
        List<CheckResult> results = new ArrayList<>(asked.size());
        for (int index = 0; index < asked.size(); index++) {
            Asked question = asked.get(index);
            boolean isOutOfScope =
                    scopes != null && question.user().equals(self) && !scopes.contains(question.permission());
            results.add(
                    isOutOfScope
                            ? new CheckResult(false, Decision.NOT_GRANTED, null)
                            : CheckResult.of(decided.get(index)));
        }
        return new CheckResults(results);
    }

    private static Asked asked(SentObject check, UUID self, Matrix matrix) {
        String permission = check.exactText("permission", LONGEST_KEY);
        if (matrix.permission(permission).isEmpty()) {
            throw check.wrong("permission", "There is no such permission");
        }
        return new Asked(
                check.has("user_id") ? check.uuid("user_id") : self,
                permission,
                check.has("resource") ? resource(check) : null);
    }

    private static Resource resource(SentObject check) {
        SentObject resource = check.object("resource", Set.of("type", "id"));
        String type = resource.exactText("type", LONGEST_KEY);
        if (!KINDS.contains(type)) {
            throw resource.wrong("type", "It is artist, venue or event");
        }
        return new Resource(type, resource.exactText("id", LONGEST_ID));
    }
}
