package app.synth.accounts.client.problem;

import app.synth.accounts.client.identity.ApiKey;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes the OpenAPI documents: what every endpoint answers when something is wrong is written here once, with an
 * example. A resource declares only the statuses that are its own, and its own words for them. Machines' keys are declared
 * here too, for those operations that name them: declared by an annotation they would stand in the place of tokens wherever
 * an operation names nothing.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {
    private static final String SCHEMA = "Problem";
    private static final String FRAMEWORK_403 = "Not Allowed";
    private static final String API_KEY = "api_key";
    private static final String MEDIA_TYPE = "application/problem+json";

    /** Of everything that needs credentials. */
    private static final Map<String, String> OF_EVERY_CALL = Map.of(
            "401", "No token, or one that is not to be believed",
            "503", "Something this needs is away for the moment; nothing was changed, try again after Retry-After");

    /** Of everything that takes a body: who lets larger ones in says so. */
    private static final String LARGEST = "The body has more than 4 MiB, unless configured otherwise";

    private static final Map<String, Example> EXAMPLES = Map.ofEntries(
            Map.entry("400", new Example("Bad Request", "invalid_field", "to is before from")),
            Map.entry("401", new Example("Unauthorized", "unauthenticated", "This needs a bearer token")),
            Map.entry(
                    "403",
                    new Example(
                            "Forbidden",
                            "permission_denied",
                            "This needs the permission manage_users, which the account type user is not granted. Only the"
                                    + " account type admin is, and an admin gives it")),
            Map.entry("404", new Example("Not Found", "not_found", "Nothing has this id")),
            Map.entry("409", new Example("Conflict", "conflict", "This contradicts what is stored")),
            Map.entry("412", new Example("Precondition Failed", "version_conflict", "It has changed; read it again")),
            Map.entry("413", new Example("Request Entity Too Large", "too_large", "A request has at most 4 MiB")),
            Map.entry(
                    "415",
                    new Example(
                            "Unsupported Media Type", "unsupported_media_type", "This is sent as application/json")),
            Map.entry("428", new Example("Precondition Required", "version_required", "If-Match says what is changed")),
            Map.entry("429", new Example("Too Many Requests", "rate_limited", "Try again after Retry-After")),
            Map.entry("503", new Example("Service Unavailable", "unavailable", "Try again in a moment")));

    private record Example(String title, String code, String detail) {}

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(SCHEMA, problem());
        List<Operation> operations = document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .toList();
        operations.forEach(ProblemResponses::complete);
        if (operations.stream().anyMatch(ProblemResponses::allowsApiKey)) {
            document.getComponents().addSecurityScheme(API_KEY, apiKey());
        }
    }

    private static void complete(Operation operation) {
        APIResponses responses = operation.getResponses();
        if (needsCredentials(operation)) {
            OF_EVERY_CALL.forEach((status, description) -> {
                if (!responses.hasAPIResponse(status)) {
                    responses.addAPIResponse(
                            status, OASFactory.createAPIResponse().description(description));
                }
            });
        } else {
            responses.removeAPIResponse("401"); // the framework promises one
        }
        if (operation.getRequestBody() != null && !responses.hasAPIResponse("413")) {
            responses.addAPIResponse("413", OASFactory.createAPIResponse().description(LARGEST));
        }
        // The framework promises a 403 wherever a token is needed; only a permission makes one.
        if (responses.hasAPIResponse("403")
                && FRAMEWORK_403.equals(responses.getAPIResponse("403").getDescription())) {
            responses.removeAPIResponse("403");
        }
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.compareTo("400") >= 0 && !hasItsOwnBody(response)) {
                describe(status, response);
            }
        });
    }

    private static boolean allowsApiKey(Operation operation) {
        return needsCredentials(operation) && operation.getSecurity().stream().anyMatch(way -> way.hasScheme(API_KEY));
    }

    private static SecurityScheme apiKey() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name(ApiKey.HEADER)
                .description(
                        "A machine's key, from POST /api/v1/me/api-keys of accounts-service: it may what its owner may, within"
                                + " its scopes");
    }

    private static boolean needsCredentials(Operation operation) {
        return operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    }

    /** A protocol that is not ours has errors of its own. */
    private static boolean hasItsOwnBody(APIResponse response) {
        return response.getContent() != null
                && response.getContent().getMediaTypes().values().stream().anyMatch(type -> type.getExamples() != null);
    }

    private static void describe(String status, APIResponse response) {
        Example example = EXAMPLES.get(status);
        var mediaType =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA));
        if (example != null) {
            mediaType.setExample(Map.of(
                    "type",
                    "urn:synth:problem:" + example.code,
                    "title",
                    example.title,
                    "status",
                    Integer.valueOf(status),
                    "detail",
                    example.detail,
                    "instance",
                    "/api/v1/the/path/that/was/called",
                    "code",
                    example.code,
                    "request_id",
                    "5f0c1b1e-6d0c-4a52-9a5b-0c7e5a0f3f11"));
        }
        response.setContent(OASFactory.createContent().addMediaType(MEDIA_TYPE, mediaType));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("An error (RFC 9457). Programs look at code, people at detail.")
                .addProperty("type", text("A URN made of the code"))
                .addProperty("title", text("The status in words"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("What is wrong, for people"))
                .addProperty("instance", text("The path that was called"))
                .addProperty("code", text("What is wrong, for programs; never changes its meaning"))
                .addProperty("field", text("The field, parameter or header that is wrong, where it is one"))
                .addProperty("request_id", text("The request's id, in every log line it caused"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
