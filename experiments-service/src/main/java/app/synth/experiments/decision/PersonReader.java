package app.synth.experiments.decision;

import app.synth.accounts.client.identity.Credential;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import app.synth.experiments.caller.Asker;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads of whom is asked. A user asks about themselves, whatever else was named; a server may name any user, and is believed;
 * a client's key proves nobody, and may name whom it likes: what it is told is no secret.
 */
public final class PersonReader {
    private static final int ID_AT_MOST = 200;
    private static final int ATTRIBUTES_AT_MOST = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private PersonReader() {}

    /**
     * The person.
     *
     * @param userId null where none was named
     * @param anonymousId null where none was named
     * @param attributes null where none were sent
     */
    public static Person read(
            Asker asker, @Nullable String userId, @Nullable String anonymousId, @Nullable JsonNode attributes) {
        Subject user = user(asker, userId);
        Subject visitor = anonymousId == null ? null : new Subject(id("anonymous_id", anonymousId), null);
        return new Person(user, visitor, attributes(asker, attributes), attributes != null, account(asker, userId));
    }

    /** The same, with attributes as the JSON of a query parameter. */
    public static Person readText(
            Asker asker, @Nullable String userId, @Nullable String anonymousId, @Nullable String attributes) {
        try {
            return read(asker, userId, anonymousId, attributes == null ? null : JSON.readTree(attributes));
        } catch (JsonProcessingException noJson) {
            throw Problems.badField("attributes", "It is a JSON object");
        }
    }

    private static @Nullable Subject user(Asker asker, @Nullable String named) {
        UUID own = asker.userId();
        if (own != null && (named == null || asker.isUser())) {
            if (named != null && !own.toString().equalsIgnoreCase(named)) {
                throw Problems.badField("user_id", "A user asks about themselves only");
            }
            return new Subject(own.toString(), own);
        }
        if (named == null) {
            return null;
        }
        String text = id("user_id", named);
        Optional<UUID> uuid = SentText.uuid(text);
        return new Subject(uuid.map(UUID::toString).orElse(text), asker.isServer() ? uuid.orElse(null) : null);
    }

    /** Accounts tells nobody about somebody else. */
    private static @Nullable Credential account(Asker asker, @Nullable String named) {
        return asker.isUser() || named == null ? asker.credential() : null;
    }

    private static String id(String field, String text) {
        if (text.isEmpty() || text.length() > ID_AT_MOST || !SentText.isStorable(text)) {
            throw Problems.badField(field, "It is text of 1 to " + ID_AT_MOST + " characters");
        }
        return text;
    }

    private static Map<String, @Nullable Object> attributes(Asker asker, @Nullable JsonNode sent) {
        if (sent == null || sent.isNull()) {
            return Map.of();
        }
        if (!sent.isObject() || sent.size() > ATTRIBUTES_AT_MOST) {
            throw Problems.badField("attributes", "It is a JSON object of at most " + ATTRIBUTES_AT_MOST + " fields");
        }
        Map<String, @Nullable Object> attributes = map(sent);
        if (!asker.isServer()) {
            attributes.remove("account_type");
            attributes.remove("tier");
        }
        return attributes;
    }

    private static Map<String, @Nullable Object> map(JsonNode object) {
        Map<String, @Nullable Object> map = new HashMap<>();
        object.properties().forEach(member -> map.put(member.getKey(), plain(member.getValue())));
        return map;
    }

    /** As conditions know JSON: objects as maps, arrays as lists. */
    private static @Nullable Object plain(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> map(json);
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                json.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case NUMBER -> json.numberValue();
            case BOOLEAN -> json.booleanValue();
            case STRING -> json.textValue();
            case NULL, MISSING, BINARY, POJO -> null;
        };
    }
}
