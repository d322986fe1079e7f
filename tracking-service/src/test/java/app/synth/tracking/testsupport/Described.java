package app.synth.tracking.testsupport;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operation as the service's own OpenAPI document has it. */
public record Described(String method, String path, Map<String, Object> operation) {

    /** A parameter: whether it stands in the path, the query or a header, and the type that its schema says. */
    public record Parameter(String name, String in, String type) {}

    /** A body that the document shows. */
    public record Example(String contentType, Object body) {}

    /** All of them, as they are published now. */
    public static List<Described> all() {
        List<Described> all = new ArrayList<>();
        given().get("/openapi/tracking?format=json")
                .jsonPath()
                .<String, Map<String, Object>>getMap("paths")
                .forEach((path, item) -> item.forEach((method, operation) -> {
                    if (operation instanceof Map) {
                        all.add(new Described(method, path, map(operation)));
                    }
                }));
        return all;
    }

    public List<Parameter> parameters() {
        return list(operation.get("parameters")).stream()
                .map(Described::map)
                .map(parameter -> new Parameter(
                        text(parameter.get("name")),
                        text(parameter.get("in")),
                        text(map(parameter.get("schema")).get("type"))))
                .toList();
    }

    public boolean takesABody() {
        return operation.containsKey("requestBody");
    }

    /** The first form of its body. */
    public String contentType() {
        return map(map(operation.get("requestBody")).get("content")).keySet().stream()
                .findFirst()
                .orElse("application/json");
    }

    /** Every body that it shows. */
    public List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        map(map(operation.get("requestBody")).get("content")).forEach((type, content) -> {
            Optional.ofNullable(map(content).get("example"))
                    .ifPresent(example -> examples.add(new Example(type, example)));
            map(map(content).get("examples"))
                    .values()
                    .forEach(example ->
                            examples.add(new Example(type, map(example).get("value"))));
        });
        return examples;
    }

    public String id() {
        return text(operation.get("operationId"));
    }

    @Override
    public String toString() {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }

    private static String text(@Nullable Object json) {
        return Objects.toString(json, "");
    }

    @SuppressWarnings("unchecked") // JSON has no other objects
    private static Map<String, Object> map(@Nullable Object json) {
        return json instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static List<Object> list(@Nullable Object json) {
        return json instanceof Collection<?> all ? List.copyOf(all) : List.of();
    }
}
