package app.synth.accounts.profile;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the value of a field must be, and what becomes of it when it is stored. */
@FunctionalInterface
interface FieldRule {
    /** The value as it is stored; fails with 400 naming the field. */
    JsonNode check(String field, JsonNode sent);

    /** Whether null takes the value away or is refused. */
    enum Presence {
        REQUIRED,
        OPTIONAL
    }

    static FieldRule line(int longest) {
        return text(Presence.OPTIONAL, (field, text) -> SentText.line(field, text, longest));
    }

    static FieldRule paragraph(int longest) {
        return text(Presence.OPTIONAL, (field, text) -> SentText.paragraph(field, text, longest));
    }

    static FieldRule httpsUrl() {
        return text(Presence.OPTIONAL, SentText::httpsUrl);
    }

    /** Kept without the @ that people put before it. */
    static FieldRule instagramHandle() {
        Pattern handle = Pattern.compile("@?([A-Za-z0-9._]{1,30})");
        return text(Presence.OPTIONAL, (field, text) -> {
            var matcher = handle.matcher(text.strip());
            if (!matcher.matches()) {
                throw Problems.badField(field, "It is 1 to 30 letters, digits, dots and underscores");
            }
            return matcher.group(1);
        });
    }

    static FieldRule birthday() {
        LocalDate earliest = LocalDate.of(1900, 1, 1);
        return text(Presence.OPTIONAL, (field, text) -> {
            try {
                LocalDate day = LocalDate.parse(text);
                if (!day.isBefore(earliest) && day.isBefore(LocalDate.now(ZoneOffset.UTC))) {
                    return day.toString();
                }
            } catch (DateTimeException notOne) {
                throw Problems.badField(field, "It is a date such as 1990-05-17");
            }
            throw Problems.badField(field, "It is a day of the past, from 1900 on");
        });
    }

    static FieldRule time(Presence presence) {
        return text(presence, (field, text) -> SentText.time(field, text).toString());
    }

    static <E> FieldRule code(E[] values, Function<E, String> code, Function<String, Optional<E>> known) {
        String all = Arrays.stream(values).map(code).collect(Collectors.joining(", "));
        return text(
                Presence.REQUIRED,
                (field, text) ->
                        known.apply(text).map(code).orElseThrow(() -> Problems.badField(field, "It is one of " + all)));
    }

    /** Whom to trust with everything is decided one at a time. */
    static FieldRule importedAccountType() {
        FieldRule anyType = code(AccountType.values(), AccountType::code, AccountType::of);
        return (field, sent) -> {
            if (AccountType.ADMIN.code().equals(sent.textValue())) {
                throw Problems.badField(field, "An import makes nobody an admin");
            }
            return anyType.check(field, sent);
        };
    }

    static FieldRule truth() {
        return (field, sent) -> {
            if (!sent.isBoolean()) {
                throw Problems.badField(field, "It is true or false");
            }
            return BooleanNode.valueOf(sent.booleanValue());
        };
    }

    /** A JSON object that Postgres can hold. */
    static FieldRule document() {
        return StoredDocument::check;
    }

    private static FieldRule text(Presence presence, BiFunction<String, String, String> stored) {
        return (field, sent) -> {
            if (sent.isNull() && presence == Presence.OPTIONAL) {
                return NullNode.getInstance();
            }
            if (!sent.isTextual()) {
                throw notText(field, presence);
            }
            return TextNode.valueOf(stored.apply(field, sent.textValue()));
        };
    }

    private static HttpProblem notText(String field, Presence presence) {
        return Problems.badField(field, presence == Presence.OPTIONAL ? "It is text or null" : "It is text");
    }
}
