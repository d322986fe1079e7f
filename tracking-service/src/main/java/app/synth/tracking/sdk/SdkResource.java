package app.synth.tracking.sdk;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.EntityTag;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Gives the browser SDK to any page, which needs no key for it. */
@Path("/sdk")
@PermitAll
@Tag(name = "Browser SDK")
public class SdkResource {
    private static final String SCRIPT = "synth-tracking.js";
    private static final String SOURCE_MAP = "synth-tracking.js.map";

    /** The name stays when the content changes: an hour, and a day in which the old one may serve while the new one is fetched. */
    private static final String CACHING = "public, max-age=3600, stale-while-revalidate=86400";

    private final Map<String, Optional<SdkFile>> files = Map.of(
            SCRIPT, SdkFile.read(SCRIPT, "text/javascript;charset=utf-8"),
            SOURCE_MAP, SdkFile.read(SOURCE_MAP, "application/json"));

    /** The SDK as one file, or its source map. */
    @GET
    @Path("/{file}")
    @Operation(summary = "The browser SDK", operationId = "sdk", description = """
                    `synth-tracking.js` is the whole SDK for a `script` element; it defines `synth`. `synth-tracking.js.map` is its
                    source map. Pages of every origin may load them. Anyone may call this.""")
    @APIResponse(
            responseCode = "200",
            description = "The file, packed where the caller takes gzip",
            content =
                    @Content(
                            mediaType = "text/javascript",
                            schema = @Schema(implementation = String.class),
                            examples =
                                    @ExampleObject(
                                            name = "a page that tracks",
                                            description = "What a page says to load and start it",
                                            value = """
                                                    <script src="https://api.example/sdk/synth-tracking.js"></script>
                                                    <script>synth.init({ endpoint: 'https://api.example', writeKey: 'wk_…' })</script>
                                                    """)))
    @APIResponse(responseCode = "304", description = "The caller has it already")
    @APIResponse(responseCode = "404", description = "There is no such file")
    public Response file(
            @Parameter(example = SCRIPT) @RestPath String file,
            @RestHeader(HttpHeaders.ACCEPT_ENCODING)
                    @Parameter(description = "With gzip in it, the file comes packed", example = "gzip, br")
                    @Nullable
                    String encodings,
            @RestHeader(HttpHeaders.IF_NONE_MATCH)
                    @Parameter(description = "The ETag of what the caller has; several with commas")
                    @Nullable
                    String known) {
        SdkFile found = files.getOrDefault(file, Optional.empty())
                .orElseThrow(() -> Problems.notFound("There is no such file of the SDK"));
        boolean isPacked =
                encodings != null && encodings.toLowerCase(Locale.ROOT).contains("gzip");
        EntityTag tag = EntityTag.of(found.tag(isPacked));
        return tag.isKnown(known) ? described(Response.notModified(), tag).build() : whole(found, isPacked, tag);
    }

    private static Response whole(SdkFile file, boolean isPacked, EntityTag tag) {
        ResponseBuilder answer = described(Response.ok(file.content(isPacked)), tag)
                .header(HttpHeaders.CONTENT_TYPE, file.contentType())
                .header("X-Content-Type-Options", "nosniff");
        return (isPacked ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer).build();
    }

    private static ResponseBuilder described(ResponseBuilder answer, EntityTag tag) {
        return answer.header(HttpHeaders.ETAG, tag.header())
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
