package app.synth.accounts.access;

import app.synth.accounts.access.Fate.In;
import app.synth.accounts.access.Fate.InFor;
import app.synth.accounts.access.Fate.Refused;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of the matrix.
 *
 * @param another nothing where nothing of another's can be named
 * @param body with places to be filled in; empty where there is none
 */
record AccessRule(
        String method, String path, Entrance entrance, Fate own, Optional<Fate> another, Optional<String> body) {

    static AccessRule read(String line) {
        List<String> columns =
                Arrays.stream(line.split("\\|", 5)).map(String::strip).toList();
        String[] operation = columns.getFirst().split("\\s+");
        return new AccessRule(
                operation[0],
                operation[1],
                Entrance.read(columns.get(1)),
                Fate.read(columns.get(2)),
                column(columns, 3).filter(fate -> !fate.equals("-")).map(Fate::read),
                column(columns, 4));
    }

    private static Optional<String> column(List<String> columns, int place) {
        return columns.size() > place ? Optional.of(columns.get(place)) : Optional.empty();
    }

    String operation() {
        return method + " " + path;
    }

    /** Whether a permission, or a tier, keeps people with a token out of it. */
    boolean keepsPeopleOut() {
        return entrance instanceof Entrance.Holding || entrance instanceof Entrance.OfEnterprise;
    }

    /** What becomes of it when the caller asks for it about their own, or about another's. */
    Fate fate(AccessCaller caller, boolean aboutOwn) {
        if (entrance instanceof Entrance.Signed) {
            return new Refused(400, "bad_signature");
        }
        if (caller.isNobody() || caller.isMachine() && !letsMachinesIn()) {
            return new Refused(401, "unauthenticated");
        }
        return switch (entrance) {
            case Entrance.Holding(var anyOf) when !holdsOne(caller, anyOf) -> new Refused(403, "permission_denied");
            case Entrance.OfEnterprise() when !caller.enterprise() -> new Refused(403, "tier_required");
            case Entrance.AnyToken any -> within(caller, aboutOwn);
            case Entrance.Holding holding -> within(caller, aboutOwn);
            case Entrance.OfEnterprise enterprise -> within(caller, aboutOwn);
            case Entrance.Signed signed -> within(caller, aboutOwn);
        };
    }

    private Fate within(AccessCaller caller, boolean aboutOwn) {
        Fate fate = aboutOwn ? own : another.orElseThrow();
        return fate instanceof InFor(var anyOf, var otherwise) ? holdsOne(caller, anyOf) ? new In() : otherwise : fate;
    }

    private boolean letsMachinesIn() {
        return entrance instanceof Entrance.AnyToken(boolean keysToo) && keysToo;
    }

    private static boolean holdsOne(AccessCaller caller, List<String> anyOf) {
        return !Collections.disjoint(caller.permissions(), Set.copyOf(anyOf));
    }
}
