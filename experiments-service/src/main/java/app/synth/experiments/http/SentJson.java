package app.synth.experiments.http;

import app.synth.accounts.client.request.SentText;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON that is kept as it was sent, as maps, lists, texts and numbers. */
public final class SentJson {
    /** Of a number. Postgres takes more, no app does. */
    private static final int DIGITS_AT_MOST = 400;

    private SentJson() {}

    /**
     * Whether Postgres can keep it: no NUL, no half of a surrogate pair and no number without end, however deep they lie in
     * it.
     */
    public static boolean isStorable(JsonNode sent) {
        if (sent.isTextual()) {
            return SentText.isStorable(sent.textValue());
        }
        if (sent.isNumber()) {
            BigDecimal number = sent.decimalValue();
            return Double.isFinite(number.doubleValue())
                    && number.precision() <= DIGITS_AT_MOST
                    && Math.abs(number.scale()) <= DIGITS_AT_MOST;
        }
        return sent.propertyStream().allMatch(member -> SentText.isStorable(member.getKey()))
                && sent.valueStream().allMatch(SentJson::isStorable);
    }

    public static @Nullable Object value(JsonNode sent) {
        return switch (sent.getNodeType()) {
            case OBJECT -> object(sent);
            case ARRAY -> array(sent);
            case STRING -> sent.textValue();
            case NUMBER -> sent.numberValue();
            case BOOLEAN -> sent.booleanValue();
            default -> null;
        };
    }

    /** The members in their order. */
    public static Map<String, @Nullable Object> object(JsonNode sent) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        sent.propertyStream().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return members;
    }

    private static List<@Nullable Object> array(JsonNode sent) {
        List<@Nullable Object> items = new ArrayList<>(sent.size());
        sent.forEach(item -> items.add(value(item)));
        return items;
    }
}
