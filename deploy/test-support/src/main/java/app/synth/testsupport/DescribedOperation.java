package app.synth.testsupport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be called, as an OpenAPI document describes it. */
final class DescribedOperation {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String PROBLEM = "application/problem+json";

    private final String method;
    private final String path;
    private final Map<String, Object> described;
    private final List<DescribedParameter> parameters;

    private DescribedOperation(
            String method, String path, Map<String, Object> described, List<DescribedParameter> parameters) {
        this.method = method;
        this.path = path;
        this.described = described;
        this.parameters = parameters;
    }

    /** A body: how it is written, and the text; none is empty. */
    record Body(String form, String text) {}

    static List<DescribedOperation> of(Map<String, Object> document) {
        List<DescribedOperation> all = new ArrayList<>();
        JsonTree.map(document, "paths")
                .forEach((path, item) -> JsonTree.map(item).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        all.add(new DescribedOperation(
                                method.toUpperCase(Locale.ROOT),
                                path,
                                JsonTree.map(operation),
                                parameters(document, item, operation)));
                    }
                }));
        return all;
    }

    private static List<DescribedParameter> parameters(Map<String, Object> document, Object item, Object operation) {
        return Stream.of(item, operation)
                .flatMap(place -> JsonTree.list(JsonTree.map(place).get("parameters")).stream())
                .map(JsonTree::map)
                .filter(one -> "path".equals(one.get("in")) || "query".equals(one.get("in")))
                .map(one -> new DescribedParameter(
                        Objects.toString(one.get("name")),
                        "path".equals(one.get("in")),
                        Boolean.TRUE.equals(one.get("required")),
                        resolved(document, JsonTree.map(one, "schema")),
                        one.get("example")))
                .toList();
    }

    private static Map<String, Object> resolved(Map<String, Object> document, Map<String, Object> schema) {
        String reference = Objects.toString(schema.get("$ref"), "");
        return reference.isEmpty()
                ? schema
                : JsonTree.map(document, "components", "schemas", reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** The same with one more parameter. */
    DescribedOperation with(DescribedParameter parameter) {
        return new DescribedOperation(
                method,
                path,
                described,
                Stream.concat(parameters.stream(), Stream.of(parameter)).toList());
    }

    String method() {
        return method;
    }

    List<DescribedParameter> parameters() {
        return parameters;
    }

    /** What opens it, one being enough; none where everybody may call. */
    List<String> schemes() {
        return JsonTree.list(described.get("security")).stream()
                .flatMap(way -> JsonTree.map(way).keySet().stream())
                .toList();
    }

    boolean changesNothing() {
        return method.equals("GET");
    }

    /**
     * Its path, and query where there must be one.
     *
     * @param text what one of its parameters is, escaped already
     * @param given what the others are, where neither an example nor the id of nothing will do
     */
    String address(DescribedParameter other, String text, Map<String, String> given) {
        return address(other, List.of(text), given);
    }

    /** The same without one of its parameters, which stands in the query. */
    String addressWithout(DescribedParameter missing, Map<String, String> given) {
        return address(missing, List.of(), given);
    }

    private String address(DescribedParameter other, List<String> texts, Map<String, String> given) {
        String filled = path;
        List<String> query = new ArrayList<>();
        for (DescribedParameter one : parameters) {
            List<String> values = one.equals(other)
                    ? texts
                    : List.of(URLEncoder.encode(given.getOrDefault(one.name(), one.usual()), StandardCharsets.UTF_8));
            for (String value : values) {
                if (one.isInPath()) {
                    filled = filled.replace("{" + one.name() + "}", value);
                } else if (one.equals(other) || one.isRequired() || given.containsKey(one.name())) {
                    query.add(one.name() + "=" + value);
                }
            }
        }
        return query.isEmpty() ? filled : filled + "?" + String.join("&", query);
    }

    /** The first example of what may be sent. */
    Body body() {
        return JsonTree.map(described, "requestBody", "content").entrySet().stream()
                .findFirst()
                .map(form -> new Body(form.getKey(), example(JsonTree.map(form.getValue()))))
                .orElse(new Body("", ""));
    }

    private static String example(Map<String, Object> form) {
        Object example = Optional.ofNullable(form.get("example"))
                .or(() -> JsonTree.map(form, "examples").values().stream()
                        .map(one -> JsonTree.map(one).get("value"))
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElse("");
        return example instanceof String text ? text : JsonTree.write(example);
    }

    /** Whether this refusal has the form of the suite, and not that of a protocol that is not ours. */
    boolean isProblem(int status) {
        Map<String, Object> forms = JsonTree.map(described, "responses", Integer.toString(status), "content");
        return forms.isEmpty() || forms.containsKey(PROBLEM);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
