package app.synth.testsupport;

import static app.synth.testsupport.JsonTree.list;
import static app.synth.testsupport.JsonTree.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an OpenAPI document still owes its readers, who have nothing else: each operation says what it is for, who may call
 * it and everything it may answer, each body has its shape and an example, each parameter is explained.
 */
public final class ApiDescription {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head");

    private final Map<String, Object> document;

    /** @param document as its JSON was read */
    public ApiDescription(Map<String, Object> document) {
        this.document = document;
    }

    /** What is missing, a line each: {@code GET /api/v1/me: 200 has no example}. */
    public List<String> lacks() {
        List<String> lacks = new ArrayList<>();
        map(document.get("paths"))
                .forEach((path, item) -> map(item).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        Stream<String> found = Stream.of(
                                        text(map(operation)),
                                        credentials(map(operation)),
                                        parameters(
                                                map(operation), list(map(item).get("parameters"))),
                                        request(map(operation)),
                                        answers(path, map(operation)))
                                .flatMap(each -> each);
                        found.map(lack -> method.toUpperCase(Locale.ROOT) + " " + path + ": " + lack)
                                .forEach(lacks::add);
                    }
                }));
        return lacks;
    }

    private static Stream<String> text(Map<String, Object> operation) {
        return Stream.of("summary", "description", "operationId")
                .filter(part -> isBlank(operation.get(part)))
                .map(part -> "no " + part);
    }

    /** Every scheme that is named exists, and who needs no credentials is promised no 401. */
    private Stream<String> credentials(Map<String, Object> operation) {
        Map<String, Object> schemes = map(map(document.get("components")).get("securitySchemes"));
        List<Object> asked = list(operation.get("security"));
        Stream<String> unknown = asked.stream()
                .flatMap(way -> map(way).keySet().stream())
                .filter(scheme -> !schemes.containsKey(scheme))
                .map(scheme -> "there are no credentials called " + scheme);
        boolean isRefused = map(operation.get("responses")).containsKey("401");
        return isRefused == asked.isEmpty()
                ? Stream.concat(unknown, Stream.of(isRefused ? "401, but no credentials" : "credentials, but no 401"))
                : unknown;
    }

    private static Stream<String> parameters(Map<String, Object> operation, List<Object> shared) {
        return Stream.concat(list(operation.get("parameters")).stream(), shared.stream())
                .map(JsonTree::map)
                .filter(parameter -> !"path".equals(parameter.get("in")))
                .filter(parameter -> isBlank(parameter.get("description")))
                .map(parameter -> "nothing explains the parameter " + parameter.get("name"));
    }

    private Stream<String> request(Map<String, Object> operation) {
        return contents(map(operation.get("requestBody"))).flatMap(content -> content.lacks("the request"));
    }

    private Stream<String> answers(String path, Map<String, Object> operation) {
        Map<String, Object> responses = map(operation.get("responses"));
        List<String> lacks = new ArrayList<>();
        if (responses.keySet().stream().noneMatch(status -> status.startsWith("2") || status.startsWith("3"))) {
            lacks.add("nothing says what success is");
        }
        if (path.contains("{") && !responses.containsKey("404") && !responses.containsKey("400")) {
            lacks.add("neither 404 nor 400 for what the path names");
        }
        if (operation.containsKey("requestBody")) {
            Stream.of("400", "413")
                    .filter(status -> !responses.containsKey(status))
                    .map(status -> "no " + status)
                    .forEach(lacks::add);
        }
        if (!list(operation.get("parameters")).stream()
                        .allMatch(one -> "path".equals(map(one).get("in")) || "header".equals(map(one).get("in")))
                && !responses.containsKey("400")) {
            lacks.add("no 400");
        }
        responses.forEach((status, response) -> {
            if (isBlank(map(response).get("description"))) {
                lacks.add(status + " is not described");
            }
            contents(map(response)).flatMap(content -> content.lacks(status)).forEach(lacks::add);
        });
        return lacks.stream();
    }

    private static Stream<Content> contents(Map<String, Object> body) {
        return map(body.get("content")).entrySet().stream()
                .map(entry -> new Content(entry.getKey(), map(entry.getValue())));
    }

    /** One form of a body. */
    private record Content(String type, Map<String, Object> described) {
        Stream<String> lacks(String whose) {
            boolean isShown = Stream.of(described, map(described.get("schema")))
                    .anyMatch(place -> place.containsKey("example")
                            || !map(place.get("examples")).isEmpty());
            return Stream.of(
                            Stream.of("shape")
                                    .filter(lack -> map(described.get("schema")).isEmpty()),
                            Stream.of("example").filter(lack -> !isShown))
                    .flatMap(each -> each)
                    .map(lack -> whose + " has no " + lack + " as " + type);
        }
    }

    private static boolean isBlank(@Nullable Object text) {
        return Objects.toString(text, "").isBlank();
    }
}
