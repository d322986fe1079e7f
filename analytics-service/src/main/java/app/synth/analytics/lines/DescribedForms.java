package app.synth.analytics.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Completes the API's description where answers have several forms: the example of CSV is that of the JSON line, and who
 * takes none of the forms is told so.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedForms implements OASFilter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, @Nullable Object>> CELLS = new TypeReference<>() {};

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponse success = operation.getResponses().getAPIResponse("200");
        if (success != null
                && success.getContent() != null
                && success.getContent().hasMediaType(Form.CSV_ASKED)) {
            showCsv(success.getContent());
            operation.getResponses().addAPIResponse("406", notAcceptable());
        }
        return operation;
    }

    private static void showCsv(Content content) {
        MediaType csv = content.getMediaType(Form.CSV_ASKED);
        MediaType lines = content.getMediaType(Form.NDJSON_TYPE);
        if (csv.getExample() == null && lines != null && lines.getExample() != null) {
            Map<String, @Nullable Object> cells = cells(lines.getExample());
            csv.setExample(Lines.csv(List.copyOf(cells.keySet()), List.of(cells), true));
        }
    }

    private static Map<String, @Nullable Object> cells(Object line) {
        try {
            return line instanceof String text ? JSON.readValue(text, CELLS) : JSON.convertValue(line, CELLS);
        } catch (JsonProcessingException noLine) {
            throw new IllegalStateException("no JSON line: " + line, noLine);
        }
    }

    private static APIResponse notAcceptable() {
        Map<String, Object> problem = Map.of(
                "type", "urn:synth:problem:not_acceptable",
                "title", "Not Acceptable",
                "status", 406,
                "code", "not_acceptable",
                "request_id", "5f0c1b1e-6d0c-4a52-9a5b-0c7e5a0f3f11");
        return OASFactory.createAPIResponse()
                .description("not_acceptable: Accept names none of the forms")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))
                                        .addExample(
                                                "not_acceptable",
                                                OASFactory.createExample().value(problem))));
    }
}
