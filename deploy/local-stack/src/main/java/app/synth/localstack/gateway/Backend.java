package app.synth.localstack.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;

/** One service behind the gateway: passes requests on to it, and answers for it while it is away. */
final class Backend implements ProxyInterceptor {
    private final String name;
    private final HttpProxy proxy;

    Backend(String name, int port, HttpClient client) {
        this.name = name;
        this.proxy = HttpProxy.reverseProxy(client).origin(port, "127.0.0.1").addInterceptor(this);
    }

    void pass(HttpServerRequest request) {
        proxy.handle(request);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        HttpServerRequest original = context.request().proxiedRequest();
        String requestId = RequestId.ensure(original);
        context.request()
                .putHeader(RequestId.HEADER, requestId)
                .putHeader("X-Forwarded-For", original.remoteAddress().hostAddress())
                .putHeader("X-Forwarded-Proto", "http")
                .headers()
                .remove("Expect"); // answered here, see Gateway
        return context.sendRequest().recover(failure -> {
            ProxyResponse answer = context.request().release().response();
            return Future.succeededFuture(problem(failure).fill(answer, original, requestId));
        });
    }

    private Problem problem(Throwable failure) {
        return failure instanceof ConnectException
                ? new Problem(503, "service_unavailable", name + " is not running; nothing was sent to it.")
                : new Problem(502, "service_unavailable", name + " went away before it answered.");
    }
}
