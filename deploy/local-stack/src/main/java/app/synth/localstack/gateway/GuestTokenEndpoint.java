package app.synth.localstack.gateway;

import app.synth.localstack.token.LocalTokens;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tokens for many users at once, who get no profile by it: a replay gives every visitor of a log an own one. */
final class GuestTokenEndpoint {
    private static final int USERS_AT_MOST = 1000;

    private final LocalTokens tokens;

    GuestTokenEndpoint(LocalTokens tokens) {
        this.tokens = tokens;
    }

    /** Answers a body of user ids, one a line, with as many tokens in their order. */
    void handle(HttpServerRequest request, String requestId) {
        request.body().onSuccess(body -> {
            Optional<List<UUID>> users = users(body);
            if (users.isEmpty()) {
                new Problem(400, "invalid_user", "Up to " + USERS_AT_MOST + " lines, each of them a UUID.")
                        .send(request.response(), requestId);
                return;
            }
            Vertx.currentContext()
                    .executeBlocking(() -> tokens(users.get()), false)
                    .onSuccess(text -> request.response()
                            .putHeader("Content-Type", "text/plain")
                            .putHeader("Cache-Control", "no-store")
                            .putHeader(RequestId.HEADER, requestId)
                            .end(text))
                    .onFailure(failure -> new Problem(503, "service_unavailable", "No tokens could be made.")
                            .send(request.response(), requestId));
        });
    }

    private String tokens(List<UUID> users) {
        StringBuilder text = new StringBuilder();
        users.forEach(user -> text.append(tokens.guest(user)).append('\n'));
        return text.toString();
    }

    private static Optional<List<UUID>> users(Buffer body) {
        List<String> lines = body.toString().lines().toList();
        if (lines.isEmpty() || lines.size() > USERS_AT_MOST) {
            return Optional.empty();
        }
        List<UUID> users = new ArrayList<>(lines.size());
        try {
            lines.forEach(line -> users.add(UUID.fromString(line)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(users);
    }
}
