package app.synth.tracking.plan;

import app.synth.tracking.action.Action;
import app.synth.tracking.action.EventType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that the migrations bring, read from them without a database. */
final class SeedRules {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SCHEMA = Pattern.compile("\\('(\\w+)', '(\\{.*})'\\)");
    private static final Pattern SENT = Pattern.compile("\\('(\\w+)', '(\\w+)', '([\\w*]+)', (?:null|'(\\w+)')\\)");

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private SeedRules() {}

    static TrackingPlan plan() {
        return new TrackingPlan(rules());
    }

    static List<Rule> rules() {
        Map<String, JsonNode> schemas = schemas();
        return migrations()
                .flatMap(migration -> SENT.matcher(migration).results())
                .map(found -> new Rule(key(found), 1, schemas.get(found.group(1))))
                .toList();
    }

    /** By the name of the action. */
    static Map<String, JsonNode> schemas() {
        return migrations()
                .flatMap(migration -> SCHEMA.matcher(migration).results())
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

    /** Those that bring rules. */
    private static Stream<String> migrations() {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files
                    .sorted()
                    .map(SeedRules::read)
                    .filter(migration -> migration.contains("insert into tracking_plan_rules"))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
