package app.synth.analytics.funnel;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.client.request.SentText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads funnels as they are sent, and as they are kept. What is wrong is 400 {@code invalid_field}, which names the field. */
@ApplicationScoped
class FunnelReader {
    /** All that a funnel may hold, without a range. */
    static final Set<String> KEPT = Set.of("name", "steps", "window", "breakdown", "event_id");

    /** The same with a range. */
    static final Set<String> ASKED = with(KEPT, "from", "to");

    /** The longest text that may be a date; what it is, is seen later. */
    static final int DATE = 20;

    private static final Set<String> STEP = Set.of("action", "filters", "optional", "name");
    private static final Set<String> FILTER = Set.of("key", "op", "value");
    private static final int STEPS_AT_LEAST = 2;
    private static final int STEPS_AT_MOST = 10;
    private static final int FILTERS_AT_MOST = 10;
    private static final int VALUES_AT_MOST = 50;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_ID = 500;
    private static final int DIGITS_AT_MOST = 30;
    private static final Duration DEFAULT_WINDOW = Duration.ofDays(7);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(90);
    private static final Pattern DAYS = Pattern.compile("([0-9]{1,3})([dh])");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final Set<String> breakdowns;

    FunnelReader(FunnelsConfig config) {
        this.breakdowns = new HashSet<>(config.breakdownKeys());
        breakdowns.add(Funnel.ARTIST);
        breakdowns.add(Funnel.VENUE);
    }

    Funnel read(SentObject sent) {
        return new Funnel(
                sent.textIfAny("name", LONGEST_NAME),
                steps(sent),
                window(sent).toString(),
                breakdown(sent),
                sent.has("event_id") ? sent.exactText("event_id", LONGEST_ID) : null);
    }

    private static List<FunnelStep> steps(SentObject sent) {
        List<FunnelStep> steps = new ArrayList<>();
        for (SentObject step : sent.objects("steps", STEPS_AT_MOST, STEP)) {
            steps.add(step(step, steps.isEmpty()));
        }
        if (steps.size() < STEPS_AT_LEAST) {
            throw sent.wrong("steps", "It is a list of " + STEPS_AT_LEAST + " to " + STEPS_AT_MOST);
        }
        return steps;
    }

    private static FunnelStep step(SentObject sent, boolean first) {
        String action = sent.one("action", FunnelAction.class, FunnelAction::of, FunnelAction::code)
                .code();
        boolean optional = sent.truth("optional", false);
        if (first && optional) {
            throw sent.wrong("optional", "The first step is required: the window begins with it");
        }
        JsonNode filters = sent.node("filters");
        List<StepFilter> read = filters == null || filters.isNull() || filters.isArray() && filters.isEmpty()
                ? List.of()
                : sent.objects("filters", FILTERS_AT_MOST, FILTER).stream()
                        .map(FunnelReader::filter)
                        .toList();
        String name = sent.textIfAny("name", LONGEST_NAME);
        return new FunnelStep(action, read, optional, name == null ? action : name);
    }

    private static StepFilter filter(SentObject sent) {
        String key = sent.exactText("key", LONGEST_NAME);
        if (!KEY.matcher(key).matches()) {
            throw sent.wrong("key", "A key has 1 to 64 letters, digits and _ . -");
        }
        FilterOperator operator = sent.one("op", FilterOperator.class, FilterOperator::of, FilterOperator::code);
        return new StepFilter(key, operator.code(), value(sent, operator));
    }

    private static JsonNode value(SentObject sent, FilterOperator operator) {
        JsonNode value = sent.node("value");
        boolean right = switch (operator) {
            case EQ, NE -> isScalar(value);
            case IN -> isList(value);
            case GTE, LTE -> isNumber(value);
            case EXISTS -> value == null || value.isNull() || value.isBoolean();
        };
        if (!right) {
            throw sent.wrong(
                    "value",
                    switch (operator) {
                        case EQ, NE ->
                            "It is text of at most " + LONGEST_VALUE + " characters, a number, true or false";
                        case IN -> "It is a list of 1 to " + VALUES_AT_MOST + " texts, numbers or truth values";
                        case GTE, LTE -> "It is a number of at most " + DIGITS_AT_MOST + " digits";
                        case EXISTS -> "It is true or false";
                    });
        }
        return value == null || value.isNull() ? BooleanNode.TRUE : value;
    }

    private static boolean isList(@Nullable JsonNode value) {
        if (value == null || !value.isArray() || value.isEmpty() || value.size() > VALUES_AT_MOST) {
            return false;
        }
        return value.valueStream().allMatch(FunnelReader::isScalar);
    }

    private static boolean isScalar(@Nullable JsonNode value) {
        return value != null
                && (value.isBoolean()
                        || isNumber(value)
                        || value.isTextual()
                                && value.textValue().length() <= LONGEST_VALUE
                                && SentText.isStorable(value.textValue()));
    }

    /** Written out it must be short: a few characters can mean a number of a million digits. */
    private static boolean isNumber(@Nullable JsonNode value) {
        if (value == null || !value.isNumber()) {
            return false;
        }
        BigDecimal number = value.decimalValue();
        return number.precision() <= DIGITS_AT_MOST && Math.abs(number.scale()) <= DIGITS_AT_MOST;
    }

    private static Duration window(SentObject sent) {
        String text = sent.textIfAny("window", LONGEST_NAME);
        if (text == null) {
            return DEFAULT_WINDOW;
        }
        Duration window = duration(sent, text);
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
            throw sent.wrong("window", "It is from a second to " + LONGEST_WINDOW.toDays() + " days");
        }
        return window;
    }

    private static Duration duration(SentObject sent, String text) {
        Matcher days = DAYS.matcher(text);
        if (days.matches()) {
            int number = Integer.parseInt(days.group(1));
            return days.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number);
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notOne) {
            throw sent.wrong("window", "It is a time like 7d, 12h or PT30M");
        }
    }

    private @Nullable String breakdown(SentObject sent) {
        String key = sent.textIfAny("breakdown", LONGEST_NAME);
        if (key != null && !breakdowns.contains(key)) {
            throw Problems.badField(
                    "breakdown",
                    "It is one of "
                            + String.join(", ", breakdowns.stream().sorted().toList()));
        }
        return key;
    }

    private static Set<String> with(Set<String> fields, String... more) {
        Set<String> all = new HashSet<>(fields);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
