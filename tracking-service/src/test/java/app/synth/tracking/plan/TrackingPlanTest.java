package app.synth.tracking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.tracking.action.Action;
import app.synth.tracking.action.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackingPlanTest {
    private static final RuleKey ANY = new RuleKey(EventType.VIEW, "*", null);
    private static final RuleKey ANY_IMPRESSION = new RuleKey(EventType.VIEW, "*", Action.IMPRESSION);
    private static final RuleKey EVENT = new RuleKey(EventType.VIEW, "event", null);
    private static final RuleKey EVENT_IMPRESSION = new RuleKey(EventType.VIEW, "event", Action.IMPRESSION);

    /** The most specific of those that are there, in whatever order they come. */
    @ParameterizedTest
    @CsvSource({
        "event, IMPRESSION, 4, view/event?action=impression",
        "event, DETAIL_VIEW, 4, view/event",
        "venue, IMPRESSION, 4, view/*?action=impression",
        "venue, PROFILE_VISIT, 4, view/*",
        "event, IMPRESSION, 3, view/event",
        "event, IMPRESSION, 2, view/*?action=impression",
        "event, DETAIL_VIEW, 2, view/*",
        "event, IMPRESSION, 1, view/*"
    })
    void theMostSpecificRuleJudges(String entity, Action action, int rules, String judge) {
        List<RuleKey> keys = new ArrayList<>(
                List.of(ANY, ANY_IMPRESSION, EVENT, EVENT_IMPRESSION).subList(0, rules));
        Collections.shuffle(keys, new Random(rules));
        assertThat(violations(keys, EventType.VIEW, entity, action))
                .singleElement()
                .extracting(Violation::ruleKey)
                .isEqualTo(judge);
    }

    @Test
    void aNarrowedRuleJudgesNothingElse() {
        assertThat(violations(List.of(EVENT_IMPRESSION), EventType.VIEW, "event", Action.DETAIL_VIEW))
                .isEmpty();
        assertThat(violations(List.of(EVENT), EventType.CLICK, "event", Action.EVENT_CLICK))
                .isEmpty();
        assertThat(violations(List.of(), EventType.VIEW, "event", Action.IMPRESSION))
                .isEmpty();
    }

    @Test
    void aViolationNamesItsRuleItsVersionAndWhatIsWrong() {
        Rule rule = new Rule(EVENT, 7, SeedRules.json("{\"properties\":{\"rating\":{\"maximum\":5}}}"));
        assertThat(new TrackingPlan(List.of(rule))
                        .violations(EventType.VIEW, "event", Action.OTHER, SeedRules.json("{\"rating\":9}")))
                .containsExactly(
                        new Violation("view/event", 7, "rating", "maximum", "rating: must have a maximum value of 5"));
    }

    /** A sender must not be able to make a new count with every request. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            value = {
                "{`required`:[`a`]} | {} | a | required",
                "{`additionalProperties`:false} | {`x1`:1,`x2`:2} | * | additionalProperties",
                "{`additionalProperties`:{`type`:`number`}} | {`x1`:`a`,`x2`:`b`} | * | type",
                "{`propertyNames`:{`maxLength`:1}} | {`x1`:1,`x2`:2} | * | propertyNames",
                "{`patternProperties`:{`^x`:{`type`:`number`}}} | {`x1`:`a`,`x2`:`b`} | * | type",
                "{`properties`:{`l`:{`items`:{`required`:[`n`]}}}} | {`l`:[{},{},{}]} | l[].n | required",
                "{`properties`:{`o`:{`properties`:{`items`:{`type`:`number`}}}}} | {`o`:{`items`:`a`}} | o.items | type",
                "{`$defs`:{`d`:{`required`:[`z`]}},`properties`:{`o`:{`$ref`:`#/$defs/d`}}} | {`o`:{}} | o.z | required",
                "{`allOf`:[{`required`:[`k`]}]} | {} | k | required",
                "{`minProperties`:1} | {} | metadata | minProperties",
                "{`dependentRequired`:{`a`:[`b`]}} | {`a`:1} | a | dependentRequired"
            })
    void theFieldIsNamedByTheSchema(String schema, String metadata, String field, String keyword) {
        Rule rule = new Rule(EVENT, 1, SeedRules.json(schema.replace('`', '"')));
        assertThat(rule.violations(SeedRules.json(metadata.replace('`', '"'))))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.field()).isEqualTo(field);
                    assertThat(violation.keyword()).isEqualTo(keyword);
                });
    }

    private static List<Violation> violations(List<RuleKey> keys, EventType type, String entity, Action action) {
        List<Rule> rules = keys.stream()
                .map(key -> new Rule(key, 1, SeedRules.json("{\"required\":[\"x\"]}")))
                .toList();
        return new TrackingPlan(rules).violations(type, entity, action, SeedRules.json("{}"));
    }
}
