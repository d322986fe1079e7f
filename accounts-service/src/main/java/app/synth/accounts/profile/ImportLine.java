package app.synth.accounts.profile;

import app.synth.accounts.client.request.SentObject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a line of an import holds. */
sealed interface ImportLine {
    /** The column follows from the level; exports of other systems name both. */
    String VERIFIED = "verified";

    String USER_ID = "user_id";

    /** Counted from 1. */
    long number();

    /**
     * A profile to be made or changed.
     *
     * @param values what is named, checked, as it is to be stored; nulls take away
     */
    record Readable(long number, UUID userId, ObjectNode values) implements ImportLine {

        /** Whether it names one of the fields. */
        boolean names(Set<ProfileField> fields) {
            return fields.stream().anyMatch(field -> values.has(field.key()));
        }
    }

    /**
     * Nothing that could be stored.
     *
     * @param code never changes its meaning
     * @param field what is wrong, where it is one field
     * @param detail the same for people
     */
    record Refused(long number, String code, @Nullable String field, String detail) implements ImportLine {}

    /** Reads a line's text. */
    static ImportLine read(long number, String text) {
        try {
            Set<String> fields = new HashSet<>(ProfileField.ALL.keySet());
            fields.add(USER_ID);
            fields.add(VERIFIED);
            SentObject sent = SentObject.read(text, fields);
            UUID user = sent.uuid(USER_ID);
            ObjectNode values = JsonNodeFactory.instance.objectNode();
            ProfileField.ALL.forEach((key, field) -> {
                if (sent.node(key) != null) {
                    values.set(key, field.check(sent));
                }
            });
            return contradicts(sent.node(VERIFIED), values.get(ProfileField.VERIFICATION_LEVEL.key()))
                    ? new Refused(
                            number,
                            "invalid_field",
                            VERIFIED,
                            "It follows from verification_level, and is not what that says")
                    : new Readable(number, user, values);
        } catch (HttpProblem wrong) {
            return refused(number, wrong);
        }
    }

    private static boolean contradicts(@Nullable JsonNode verified, @Nullable JsonNode level) {
        if (verified == null) {
            return false;
        }
        boolean says = level instanceof TextNode text
                && VerificationLevel.of(text.textValue())
                        .filter(VerificationLevel::isVerified)
                        .isPresent();
        return level == null || !verified.equals(BooleanNode.valueOf(says));
    }

    private static Refused refused(long number, HttpProblem wrong) {
        Map<String, Object> members = wrong.getParameters();
        return new Refused(
                number,
                String.valueOf(members.get("code")),
                members.get("field") instanceof String field ? field : null,
                Objects.requireNonNullElse(wrong.getDetail(), "").replace("The body", "The line"));
    }
}
