package app.synth.tracking.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Reads a JSON value into a tree, whatever it holds, and objects to what cannot be stored: the parser always ends behind
 * the value, so one bad value never costs what follows it.
 */
public final class BoundedJson {
    private static final int LONGEST_NUMBER = 100;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final int deepest;
    private final Consumer<String> objection;
    private final boolean exact;
    private final boolean escaped;

    /**
     * @param objection is told what is wrong, as the end of a sentence that begins with the value's name
     * @param escaped whether a {@code \\u} stands anywhere in what is parsed: without one, no text can hold what cannot be
     *     stored, and none is searched for it
     */
    BoundedJson(JsonParser parser, int deepest, Consumer<String> objection, boolean escaped) {
        this(parser, deepest, objection, escaped, false);
    }

    private BoundedJson(JsonParser parser, int deepest, Consumer<String> objection, boolean escaped, boolean exact) {
        this.parser = parser;
        this.deepest = deepest;
        this.objection = objection;
        this.escaped = escaped;
        this.exact = exact;
    }

    /**
     * The same for a tree that will be written again: every number stays what it was.
     *
     * @param deepest how many objects and arrays may stand inside each other
     */
    public static BoundedJson exact(JsonParser parser, int deepest, Consumer<String> objection) {
        return new BoundedJson(parser, deepest, objection, true, true);
    }

    /** The value whose first token is the parser's current one. As in jsonb, the last of equal keys counts. */
    public JsonNode value() throws IOException {
        return value(1);
    }

    private JsonNode value(int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isStructStart() && depth > deepest) {
            objection.accept("is nested deeper than " + deepest + " levels");
            parser.skipChildren();
            return NODES.nullNode();
        }
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> NODES.textNode(text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + token);
        };
    }

    private ObjectNode object(int depth) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = storable(parser.currentName());
            parser.nextToken();
            object.set(name, value(depth + 1));
        }
        return object;
    }

    private ArrayNode array(int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(depth + 1));
        }
        return array;
    }

    /** A double is enough to judge by, where what is stored is the text as sent. */
    private JsonNode number() throws IOException {
        if (parser.getTextLength() > LONGEST_NUMBER) {
            objection.accept("has a number of more than " + LONGEST_NUMBER + " characters");
            return NODES.nullNode();
        }
        if (!exact) {
            return NODES.numberNode(parser.getDoubleValue());
        }
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? NODES.numberNode(parser.getBigIntegerValue())
                : DecimalNode.valueOf(parser.getDecimalValue());
    }

    /** The text of the parser's current token. */
    String text() throws IOException {
        return storable(parser.getText());
    }

    private String storable(String text) {
        if (escaped && !StorableText.is(text)) {
            objection.accept("has a NUL character or half of a surrogate pair");
        }
        return text;
    }
}
