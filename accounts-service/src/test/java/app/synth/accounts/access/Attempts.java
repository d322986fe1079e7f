package app.synth.accounts.access;

import app.synth.accounts.access.Fate.Refused;
import app.synth.testsupport.Suite;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** Tries operations in people's names. */
final class Attempts {
    private final Suite suite;
    private final Wire wire;
    private final Things things;
    private int made;

    Attempts(Suite suite, Wire wire) {
        this.suite = suite;
        this.wire = wire;
        this.things = new Things(suite);
    }

    /** How many calls were made. */
    int made() {
        return made;
    }

    /** What is not as it is written, of one line in the names of all. */
    List<String> complaints(AccessRule rule, List<AccessCaller> callers) {
        List<String> complaints = new ArrayList<>();
        for (AccessCaller caller : callers) {
            complaint(rule, caller, true).ifPresent(complaints::add);
            if (rule.another().isPresent()) {
                complaint(rule, caller, false).ifPresent(complaints::add);
            }
        }
        return complaints;
    }

    private Optional<String> complaint(AccessRule rule, AccessCaller caller, boolean aboutOwn) {
        UUID about = aboutOwn ? caller.user() : things.account("user", true);
        String path = things.path(rule, about);
        byte[] body = body(rule, caller, about).getBytes(StandardCharsets.UTF_8);
        Fate fate = rule.fate(caller, aboutOwn);
        Object changes = fate instanceof Refused ? changes() : "any";
        HttpResponse<String> answer = wire.send(rule.method(), path, headers(rule, caller), body);
        made++;
        boolean isAsWritten = fate instanceof Refused refused
                ? isRefusal(answer, refused, about) && changes.equals(changes())
                : isIn(answer.statusCode());
        return isAsWritten
                ? Optional.empty()
                : Optional.of("%s as %s about %s: %s is written, and it was %d %s"
                        .formatted(
                                rule.operation(),
                                caller.name(),
                                aboutOwn ? "their own" : "another's",
                                fate,
                                answer.statusCode(),
                                answer.body()));
    }

    private static boolean isIn(int status) {
        return status != 401 && status != 403 && status < 500;
    }

    /** As written, and telling nothing of what it is about. */
    private static boolean isRefusal(HttpResponse<String> answer, Refused refused, UUID about) {
        return answer.statusCode() == refused.status()
                && answer.headers()
                        .firstValue("Content-Type")
                        .filter("application/problem+json"::equals)
                        .isPresent()
                && answer.body().contains("\"code\":\"" + refused.code() + "\"")
                && !answer.body().contains(Things.secret(about));
    }

    /** Grows with every change of an account: a refused call makes none. */
    private Object changes() {
        return Objects.requireNonNull(
                suite.database().value("select coalesce(max(audit_id), 0) from accounts.audit_log"));
    }

    static Map<String, String> headers(AccessRule rule, AccessCaller caller) {
        Map<String, String> headers = new HashMap<>();
        if (rule.body().isPresent()) {
            headers.put("Content-Type", rule.path().endsWith("/import") ? "application/x-ndjson" : "application/json");
        }
        if (caller.token() != null) {
            headers.put("Authorization", "Bearer " + caller.token());
        }
        if (caller.key() != null) {
            headers.put("X-API-Key", caller.key());
        }
        return headers;
    }

    static String body(AccessRule rule, AccessCaller caller, UUID about) {
        return rule.body()
                .orElse("")
                .replace("{user}", about.toString())
                .replace("{new}", UUID.randomUUID().toString())
                .replace(
                        "{held}",
                        caller.permissions().isEmpty() ? "comment" : new TreeSet<>(caller.permissions()).first());
    }
}
