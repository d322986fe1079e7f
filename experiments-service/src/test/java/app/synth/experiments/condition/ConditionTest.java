package app.synth.experiments.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatItReadsAreAttributesNotTheirFieldsAndNotThoseOfElements() throws JsonProcessingException {
        assertThat(parse("""
                        {'$or': [{'address.city': 'Zürich'}, {'$not': {'tier': 'free'}}],
                         'tags': {'$elemMatch': {'size': 1}}}
                        """).attributes()).containsExactlyInAnyOrder("address", "tier", "tags");
    }

    @Test
    void nothingAskedIsEverybody() throws JsonProcessingException {
        assertThat(parse("{}")).isEqualTo(Condition.EVERYBODY);
        assertThat(Condition.EVERYBODY.matches(Map.of())).isTrue();
        assertThat(parse("{'country': 'CH'}").isEverybody()).isFalse();
    }

    /** Each line: where the mistake is, and the condition. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                ".$or                  | {'$or': {'a': 1}}",
                ".$and[1]              | {'$and': [{}, 1]}",
                ".$not                 | {'$not': [1]}",
                ".$xor                 | {'$xor': []}",
                ".$savedGroup          | {'$savedGroup': {'id': 'x'}}",
                ".id.$inGroup          | {'id': {'$inGroup': 'x'}}",
                ".id.$notInGroup       | {'id': {'$notInGroup': 'x'}}",
                ".a.$like              | {'a': {'$like': 'x'}}",
                ".a                    | {'a': {'$gt': 1, 'b': 2}}",
                ".a.$gt                | {'a': {'$gt': null}}",
                ".a.$eq                | {'a': {'$eq': [1]}}",
                ".a.$in                | {'a': {'$in': 'x'}}",
                ".a.$in                | {'a': {'$in': [[1]]}}",
                ".a.$all               | {'a': {'$all': 1}}",
                ".a.$size              | {'a': {'$size': 'x'}}",
                ".a.$exists            | {'a': {'$exists': 1}}",
                ".a.$type              | {'a': {'$type': 'date'}}",
                ".a.$elemMatch         | {'a': {'$elemMatch': 1}}",
                ".a.$elemMatch.$or     | {'a': {'$elemMatch': {'$or': []}}}",
                ".a.$vgt               | {'a': {'$vgt': true}}",
                ".a.$not.$foo          | {'a': {'$not': {'$foo': 1}}}",
                ".constructor          | {'constructor': 1}",
                ".a.$regex             | {'a': {'$regex': 1}}",
                ".a.$regex             | {'a': {'$regex': '('}}",
                ".a.$regex             | {'a': {'$regex': ')'}}",
                ".a.$regex             | {'a': {'$regex': '*'}}",
                ".a.$regex             | {'a': {'$regex': 'a**'}}",
                ".a.$regex             | {'a': {'$regex': 'a{2,1}'}}",
                ".a.$regex             | {'a': {'$regex': '[b-a]'}}",
                ".a.$regex             | {'a': {'$regex': '[a'}}",
                ".a.$regex             | {'a': {'$regex': '(?=a)'}}",
                ".a.$regex             | {'a': {'$regex': '(?<=a)b'}}",
                ".a.$regex             | {'a': {'$regex': '(a)\\\\1'}}",
                ".a.$regex             | {'a': {'$regex': '\\\\p{L}'}}",
                ".a.$regex             | {'a': {'$regex': '\\\\'}}",
                ".a.$regexi            | {'a': {'$regexi': '((a{99}){99}){99}'}}",
                ".a.$regexi            | {'a': {'$regexi': '((((){1000}){1000}){1000}){1000}'}}",
            })
    void whereTheMistakeIsIsSaid(String path, String condition) {
        assertThatThrownBy(() -> parse(condition))
                .isInstanceOfSatisfying(
                        UnreadableConditionException.class,
                        mistake -> assertThat(mistake.path()).isEqualTo(path));
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertRefused("{'$not': ".repeat(30) + "{}" + "}".repeat(30));
        assertRefused("{'a': {'$in': [" + "1,".repeat(2_000) + "1]}}");
        assertRefused("{'a': '" + "x".repeat(40_000) + "'}");
        assertRefused("{'" + "x".repeat(300) + "': 1}");
        assertRefused("{'a': {'$regex': '" + "x".repeat(300) + "'}}");
        assertRefused("{'$and': [" + "{'a': {'$regex': 'x'}},".repeat(20) + "{'a': {'$regex': 'x'}}]}");
    }

    @Test
    void noExpressionTakesLongerThanItsLengthTimesTheTexts() throws JsonProcessingException {
        Condition nested = parse("{'a': {'$regex': '^(a+)+(a|aa)*(a*)*$'}}");

        assertThat(nested.matches(Map.of("a", "a".repeat(8_000) + "!"))).isFalse();
        assertThat(nested.matches(Map.of("a", "a".repeat(8_000)))).isTrue();
    }

    private static void assertRefused(String condition) {
        assertThatThrownBy(() -> parse(condition)).isInstanceOf(UnreadableConditionException.class);
    }

    private static Condition parse(String condition) throws JsonProcessingException {
        return Condition.parse(JSON.readValue(condition.replace('\'', '"'), new TypeReference<>() {}));
    }
}
