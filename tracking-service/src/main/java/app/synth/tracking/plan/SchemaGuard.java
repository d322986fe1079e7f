package app.synth.tracking.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a schema before it becomes a rule. A rule judges every interaction of everybody, so it may fetch
 * nothing, never end in a circle, and cost no more than its size lets expect.
 */
final class SchemaGuard {
    private static final int DEEPEST = 32;
    /** With every reference written out: a chain of references that each use the next one twice grows like 2 to the n. */
    private static final long MOST_NODES = 2_000;

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final String DEFINITIONS = "#/$defs/";
    private static final Set<String> REFUSED = Set.of(
            "$id",
            "$anchor",
            "$dynamicRef",
            "$dynamicAnchor",
            "$recursiveRef",
            "$recursiveAnchor",
            "$vocabulary",
            "id");
    /** What stands in these is data, not a schema. */
    private static final Set<String> DATA = Set.of("const", "enum", "default", "examples", "dependentRequired");
    /** What stands in these are names, each with a schema. */
    private static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");

    private final JsonNode definitions;
    private final Map<String, Long> sizes = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private SchemaGuard(JsonNode schema) {
        this.definitions = schema.path("$defs");
    }

    /** What is wrong with it, for people; null when it may be a rule. */
    static @Nullable String objection(JsonNode schema) {
        if (!schema.isObject() || !"object".equals(schema.path("type").asText())) {
            return "a rule is a schema of type object";
        }
        try {
            SchemaGuard guard = new SchemaGuard(schema);
            guard.storable(schema, 1);
            if (guard.size(schema) > MOST_NODES) {
                return "with its references written out it has more than " + MOST_NODES + " parts";
            }
            return RuleSchemas.malformed(schema);
        } catch (Refused refused) {
            return refused.getMessage();
        }
    }

    /** Leaves the recursion, and never this class. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String objection) {
            super(objection, null, false, false);
        }
    }

    private void storable(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            throw new Refused("it is nested deeper than " + DEEPEST + " levels");
        }
        if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
            throw new Refused("it has a number that is too large");
        }
        if (node.isTextual()) {
            storable(node.textValue());
        }
        node.fieldNames().forEachRemaining(SchemaGuard::storable);
        node.forEach(child -> storable(child, depth + 1));
    }

    private static void storable(String text) {
        if (text.codePoints().anyMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF))) {
            throw new Refused("it has a NUL character or half of a surrogate pair");
        }
    }

    /** How many schemas this is, with each reference written out. */
    private long size(JsonNode schema) {
        if (schema.isArray()) {
            return StreamSupport.stream(schema.spliterator(), false)
                    .mapToLong(this::size)
                    .sum();
        }
        long size = 1;
        for (Map.Entry<String, JsonNode> member : schema.properties()) {
            size += size(member.getKey(), member.getValue());
        }
        return Math.min(size, MOST_NODES + 1);
    }

    private long size(String keyword, JsonNode value) {
        if (REFUSED.contains(keyword)) {
            throw new Refused(keyword + " is not allowed; only $ref to " + DEFINITIONS + "NAME is");
        }
        if (keyword.equals("$schema") && !value.asText().equals(DRAFT)) {
            throw new Refused("$schema is " + DRAFT + ", or absent");
        }
        if (keyword.equals("$ref")) {
            return referred(value.asText());
        }
        if (keyword.equals("pattern")) {
            allowed(value.asText());
        }
        if (DATA.contains(keyword)) {
            return 0;
        }
        if (NAMED.contains(keyword)) {
            if (keyword.equals("patternProperties")) {
                value.fieldNames().forEachRemaining(SchemaGuard::allowed);
            }
            return value.properties().stream()
                    .mapToLong(named -> size(named.getValue()))
                    .sum();
        }
        return value.isContainerNode() ? size(value) : 0;
    }

    private static void allowed(String pattern) {
        String objection = LinearPattern.objection(pattern);
        if (objection != null) {
            throw new Refused("the pattern " + pattern + " " + objection);
        }
    }

    private long referred(String reference) {
        String name = reference.startsWith(DEFINITIONS) ? reference.substring(DEFINITIONS.length()) : "";
        JsonNode definition = definitions.path(name);
        if (definition.isMissingNode() || name.chars().anyMatch(c -> c == '/' || c == '~' || c == '%')) {
            throw new Refused("$ref " + reference + " is not one to " + DEFINITIONS + "NAME that is there");
        }
        Long known = sizes.get(name);
        if (known != null) {
            return known;
        }
        if (!open.add(name)) {
            throw new Refused("$ref " + reference + " refers to itself");
        }
        long size = size(definition);
        open.remove(name);
        sizes.put(name, size);
        return size;
    }
}
