package app.synth.tracking.segment;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.source.Authority;
import app.synth.tracking.source.Credentials;
import app.synth.tracking.source.Sender;
import app.synth.tracking.source.Senders;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.net.URISyntaxException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What analytics.js asks its CDN for, so that naming this service as the CDN is all it takes. */
@Path("/v1/projects/{write_key}/settings")
@PermitAll // a write key is public, and all that is told is where to send
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Segment")
public class SettingsResource {
    private final Senders senders;
    private final SegmentConfig config;

    SettingsResource(Senders senders, SegmentConfig config) {
        this.senders = senders;
        this.config = config;
    }

    /** The settings of a write key: everything goes to {@code /v1} of this service. */
    @GET
    @Operation(
            summary = "Settings for analytics.js",
            operationId = "segmentSettings",
            description =
                    "What analytics.js asks its CDN for: that everything goes to /v1 of this service. Only of a write key"
                            + " that works; a server key has no place in an address.")
    @APIResponse(
            responseCode = "200",
            description = "One destination, this service",
            content =
                    @Content(
                            schema = @Schema(implementation = SettingsAnswer.class),
                            examples = @ExampleObject(name = "settings", value = SegmentDocumentation.SETTINGS)))
    @APIResponse(responseCode = "400", description = "Host is no host")
    @APIResponse(responseCode = "404", description = "No write key that works")
    public Uni<RestResponse<SettingsAnswer>> settings(
            @Context HttpServerRequest request, @RestPath("write_key") String writeKey) {
        URI here = config.publicUrl().orElseGet(() -> reached(request));
        return senders.identify(new Credentials(null, null, writeKey, null))
                .onFailure(SettingsResource::isRefusal)
                .transform(refused -> unknown())
                .map(sender -> RestResponse.ResponseBuilder.ok(answer(sender, writeKey, here))
                        .header(
                                HttpHeaders.CACHE_CONTROL,
                                "private, max-age=" + config.settingsLiveFor().toSeconds())
                        .build());
    }

    /** A secret key has no place in a URL, and is not encouraged to be in one. */
    private static SettingsAnswer answer(Sender sender, String writeKey, URI here) {
        if (sender.authority() != Authority.WRITE_KEY) {
            throw unknown();
        }
        String path = here.getPath().replaceAll("/+$", "");
        return SettingsAnswer.of(writeKey, here.getScheme(), here.getAuthority() + path);
    }

    /** Behind a proxy, only the proxy knows under which name, and whether by TLS. Nobody but the one who asks is told. */
    private static URI reached(HttpServerRequest request) {
        String protocol = request.getHeader("X-Forwarded-Proto");
        String host = request.getHeader("X-Forwarded-Host");
        String scheme = "https".equals(protocol) || "http".equals(protocol) ? protocol : request.scheme();
        try {
            URI reached = new URI(scheme + "://" + (host == null ? String.valueOf(request.authority()) : host));
            if (reached.getHost() != null) {
                return reached;
            }
        } catch (URISyntaxException noHost) {
            // then it is as good as none
        }
        throw Problems.badField("Host", "It says which host was reached");
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof HttpProblem problem && problem.getStatusCode() == Status.UNAUTHORIZED.getStatusCode();
    }

    private static HttpProblem unknown() {
        return Problems.notFound("There is no such write key");
    }
}
