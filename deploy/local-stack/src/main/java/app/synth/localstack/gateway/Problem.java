package app.synth.localstack.gateway;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyResponse;

/** An error that the gateway itself answers with, as RFC 9457 problem document. */
record Problem(int status, String code, String detail) {
    private static final String CONTENT_TYPE = "application/problem+json";

    void send(HttpServerRequest request, String requestId) {
        HttpServerResponse response = request.response();
        response.setStatusCode(status).putHeader("Content-Type", CONTENT_TYPE).putHeader(RequestId.HEADER, requestId);
        if (retryMaySucceed()) {
            response.putHeader("Retry-After", "1");
        }
        response.end(document(request, requestId));
    }

    /** The answer to the request in the place of its service's. */
    ProxyResponse fill(ProxyResponse response, HttpServerRequest request, String requestId) {
        response.setStatusCode(status)
                .putHeader("Content-Type", CONTENT_TYPE)
                .putHeader(RequestId.HEADER, requestId)
                .setBody(Body.body(document(request, requestId)));
        if (retryMaySucceed()) {
            response.putHeader("Retry-After", "1");
        }
        return response;
    }

    private boolean retryMaySucceed() {
        return status == 502 || status == 503;
    }

    private Buffer document(HttpServerRequest request, String requestId) {
        JsonObject document = new JsonObject()
                .put("type", "urn:synth:problem:" + code)
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", detail)
                .put("code", code)
                .put("request_id", requestId);
        if (request.decoderResult().isSuccess()) { // else nobody knows what it was for
            document.put("instance", request.path());
        }
        return document.toBuffer();
    }
}
