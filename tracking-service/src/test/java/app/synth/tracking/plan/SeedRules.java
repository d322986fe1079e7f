package app.synth.tracking.plan;

import app.synth.tracking.action.Action;
import app.synth.tracking.action.EventType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rules that the migration brings, read from it without a database. */
final class SeedRules {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SCHEMA = Pattern.compile("\\('(\\w+)', '(\\{.*})'\\)");
    private static final Pattern SENT = Pattern.compile("\\('(\\w+)', '(\\w+)', '([\\w*]+)', (?:null|'(\\w+)')\\)");

    private SeedRules() {}

    static TrackingPlan plan() {
        return new TrackingPlan(rules());
    }

    static List<Rule> rules() {
        Map<String, JsonNode> schemas = schemas();
        List<Rule> rules = new ArrayList<>();
        SENT.matcher(migration())
                .results()
                .forEach(found -> rules.add(new Rule(key(found), 1, schemas.get(found.group(1)))));
        return rules;
    }

    /** By the name of the action. */
    static Map<String, JsonNode> schemas() {
        return SCHEMA.matcher(migration())
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> json(found.group(2))));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static RuleKey key(MatchResult sent) {
        String action = sent.group(4);
        return new RuleKey(
                EventType.named(sent.group(2)).orElseThrow(),
                sent.group(3),
                action == null ? null : Action.valueOf(action.toUpperCase(Locale.ROOT)));
    }

    private static String migration() {
        try (InputStream in = SeedRules.class.getResourceAsStream("/db/migration/V4__tracking_plan.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
