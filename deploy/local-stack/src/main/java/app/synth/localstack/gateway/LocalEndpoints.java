package app.synth.localstack.gateway;

import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.token.AccountType;
import app.synth.localstack.token.LocalTokens;
import app.synth.localstack.token.SampleAccounts;
import app.synth.localstack.topology.ServiceName;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the gateway of a local stack answers by itself.
 *
 * <ul>
 *   <li>{@code GET /}: what is where
 *   <li>{@code GET /.well-known/jwks.json} and {@code /.well-known/openid-configuration}: the identity provider
 *   <li>{@code POST /local/tokens?account_type=…&user=…}: makes the user (without one, the sample user of that type) be
 *       of that type, and answers with a token for them as plain text
 * </ul>
 */
public final class LocalEndpoints {
    private static final String KEYS = "/.well-known/jwks.json";

    private final String baseUrl;
    private final LocalIdentityProvider provider;
    private final LocalTokens tokens;
    private final String index;

    public LocalEndpoints(String baseUrl, RouteTable routes, LocalIdentityProvider provider, LocalTokens tokens) {
        this.baseUrl = baseUrl;
        this.provider = provider;
        this.tokens = tokens;
        this.index = index(baseUrl, routes);
    }

    /** Answers the request if it is one of these; whether it was. */
    boolean handle(HttpServerRequest request, String requestId) {
        String operation = request.method() + " " + request.path();
        switch (operation) {
            case "GET /" -> json(request, index);
            case "GET " + KEYS -> json(request, provider.keySet());
            case "GET /.well-known/openid-configuration" ->
                json(request, new JsonObject(provider.configuration(baseUrl + KEYS)).encode());
            case "POST /local/tokens" -> {
                if (isAskedForByOurCommands(request, requestId)) {
                    issueToken(request, requestId);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A web page could send a request here; the header, which it cannot send unasked, and its Origin give it away. */
    private static boolean isAskedForByOurCommands(HttpServerRequest request, String requestId) {
        if ("token".equals(request.getHeader("X-Local-Stack"))
                && !request.headers().contains("Origin")) {
            return true;
        }
        refuse(request, requestId, 403, "local_only", "Use ./deploy/token: web pages get no tokens here.");
        return false;
    }

    private void issueToken(HttpServerRequest request, String requestId) {
        String typeKey = Optional.ofNullable(request.getParam("account_type")).orElse("");
        Optional<AccountType> type = AccountType.find(typeKey);
        if (type.isEmpty()) {
            refuse(
                    request,
                    requestId,
                    400,
                    "unknown_account_type",
                    "'" + typeKey + "' is no account type; there are " + AccountType.list() + ".");
            return;
        }
        Optional<UUID> user = user(request, type.get());
        if (user.isEmpty()) {
            refuse(request, requestId, 400, "invalid_user", "The user must be a UUID.");
            return;
        }
        Vertx.currentContext()
                .executeBlocking(() -> tokens.issue(type.get(), user.get()), false)
                .onSuccess(token -> request.response()
                        .putHeader("Content-Type", "text/plain")
                        .putHeader("Cache-Control", "no-store")
                        .putHeader(RequestId.HEADER, requestId)
                        .end(token))
                .onFailure(failure -> refuse(
                        request,
                        requestId,
                        503,
                        "service_unavailable",
                        failure instanceof SQLException
                                ? "The database or its table of profiles is not there yet."
                                : "No token could be made."));
    }

    private static Optional<UUID> user(HttpServerRequest request, AccountType type) {
        String given = request.getParam("user");
        if (given == null) {
            return Optional.of(SampleAccounts.of(type));
        }
        try {
            return Optional.of(UUID.fromString(given));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void refuse(HttpServerRequest request, String requestId, int status, String code, String detail) {
        new Problem(status, code, detail).send(request, requestId);
    }

    private static void json(HttpServerRequest request, String body) {
        request.response().putHeader("Content-Type", "application/json").end(body);
    }

    private static String index(String baseUrl, RouteTable routes) {
        JsonArray services = new JsonArray();
        for (ServiceName service : ServiceName.values()) {
            services.add(new JsonObject()
                    .put("service", service.module())
                    .put("openapi", baseUrl + "/openapi/" + service.schema())
                    .put("paths", new JsonArray(routes.pathsOf(service.module()))));
        }
        return new JsonObject(Map.of("name", "Synth Insights", "services", services, "keys", baseUrl + KEYS))
                .encodePrettily();
    }
}
