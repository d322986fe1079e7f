package app.synth.tracking.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas from somebody who means harm, or knows no better. */
class SchemaGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'$schema':'https://json-schema.org/draft/2020-12/schema'}",
                "{'properties':{'$ref':{'type':'string'},'pattern':{},'$id':{}}}",
                "{'properties':{'a':{'enum':[{'$ref':'http://x'}]},'b':{'const':{'$id':'x'}}}}",
                "{'$defs':{'n':{'type':'number'}},'properties':{'a':{'$ref':'#/$defs/n'},'b':{'$ref':'#/$defs/n'}}}",
                "{'properties':{'a':{'pattern':'^[a-z]{1,20}$'}},'patternProperties':{'^x-':{}}}",
                "{'dependentRequired':{'$id':['a']}}"
            })
    void aGoodSchemaIsTaken(String schema) {
        assertThat(objection(schema)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "{'$ref':'http://example.org/schema'} | $ref http://example.org/schema",
                "{'properties':{'a':{'$ref':'file:///etc/passwd'}}} | $ref file:",
                "{'$ref':'#'} | $ref #",
                "{'$ref':'#/$defs/missing'} | that is there",
                "{'$ref':'#/properties/a'} | that is there",
                "{'$defs':{'a':{'$ref':'#/$defs/a'}},'$ref':'#/$defs/a'} | refers to itself",
                "{'$defs':{'a':{'allOf':[{'$ref':'#/$defs/b'}]},'b':{'not':{'$ref':'#/$defs/a'}}}} | refers to itself",
                "{'$dynamicRef':'#a'} | $dynamicRef is not allowed",
                "{'$id':'http://example.org/x'} | $id is not allowed",
                "{'properties':{'a':{'$schema':'http://example.org/my-draft'}}} | $schema is",
                "{'properties':3} | /properties",
                "{'properties':{'a':{'type':'text'}}} | /properties/a/type",
                "{'required':'a'} | /required",
                "{'minProperties':-1} | /minProperties",
                "{'properties':{'a':{'pattern':'('}}} | is not of RE2's language",
                "{'properties':{'a':{'pattern':'(?=a)b'}}} | is not of RE2's language",
                "{'properties':{'a':{'pattern':'(a)\\\\1'}}} | is not of RE2's language",
                "{'properties':{'a':{'pattern':'((a{100}){100}){100}'}}} | repeats more than",
                "{'properties':{'a':{'pattern':'(?:abcdefgh){900}'}}} | is too complex",
                "{'patternProperties':{'((a{1000}){1000}){1000}':{}}} | repeats more than",
                "{'maximum':1e999} | too large",
                "{'title':'a\\u0000b'} | NUL",
                "{'properties':{'\\ud800':{}}} | surrogate"
            })
    void aBadOneIsRefused(String schema, String why) {
        assertThat(objection(schema)).contains(why);
    }

    @Test
    void aRuleIsAboutAnObject() {
        for (String schema :
                new String[] {"[]", "true", "3", "{}", "{\"type\":\"array\"}", "{\"type\":[\"object\"]}"}) {
            assertThat(SchemaGuard.objection(SeedRules.json(schema))).contains("of type object");
        }
    }

    @Test
    void aLongPatternIsRefused() {
        assertThat(objection("{'properties':{'a':{'pattern':'" + "a".repeat(201) + "'}}}"))
                .contains("200 characters");
    }

    @Test
    void aDeepSchemaIsRefused() {
        String deep = "{'not':".repeat(200) + "{}" + "}".repeat(200);
        assertThat(objection("{'not':" + deep + "}")).contains("deeper");
    }

    /** Thirty definitions, each of which uses the next one twice: a thousand million when written out. */
    @Test
    void aSchemaThatGrowsByItsReferencesIsRefused() {
        String definitions = IntStream.range(0, 30)
                .mapToObj(i -> "'d" + i + "':{'allOf':[{'$ref':'#/$defs/d" + (i + 1) + "'},{'$ref':'#/$defs/d" + (i + 1)
                        + "'}]}")
                .collect(Collectors.joining(","));
        assertTimeout(
                Duration.ofSeconds(2),
                () -> assertThat(objection("{'$defs':{" + definitions + ",'d30':{}},'$ref':'#/$defs/d0'}"))
                        .contains("written out"));
    }

    @Test
    void aPatternTakesLinearTime() {
        Rule rule = new Rule(
                SeedRules.rules().getFirst().key(),
                1,
                SeedRules.json("{\"properties\":{\"a\":{\"pattern\":\"^(a+)+$\"}}}"));
        String text = "a".repeat(30_000) + "b";
        assertTimeout(
                Duration.ofSeconds(2),
                () -> assertThat(rule.violations(SeedRules.json("{\"a\":\"" + text + "\"}")))
                        .hasSize(1));
    }

    /** With apostrophes for quotes, and of type object. */
    private static String objection(String schema) {
        String json = schema.replace('\'', '"').replace("RE2\"s", "RE2's");
        return SchemaGuard.objection(SeedRules.json(
                json.equals("{}") ? "{\"type\":\"object\"}" : "{\"type\":\"object\"," + json.substring(1)));
    }
}
