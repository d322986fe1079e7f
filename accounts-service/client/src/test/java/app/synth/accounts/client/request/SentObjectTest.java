package app.synth.accounts.client.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentObjectTest {
    private static final Set<String> A = Set.of("a");

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\": 1, \"a\": 2}", "{} {}", "{\"a\": NaN}", "{\"a\": {\"b\": 1, \"b\": 1}}"})
    void whatIsNoJsonIsMalformed(String body) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> read(body))
                .satisfies(problem -> assertThat(problem.getParameters()).containsEntry("code", "malformed_json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "\"a\"", "7"})
    void whatIsNoObjectIsNone(String body) {
        assertThat(fieldRefused(() -> read(body))).isEqualTo("body");
    }

    @Test
    void noBodyIsAnEmptyObjectOnlyWhereItMayBe() {
        assertThat(SentObject.readIfAny(null, A).fields()).isEmpty();
        assertThat(SentObject.readIfAny(new byte[0], A).has("a")).isFalse();
        assertThat(fieldRefused(() -> SentObject.read((byte[]) null, A))).isEqualTo("body");
    }

    @Test
    void aFieldThatIsNotAskedForIsNamedWhereItCanBe() {
        assertThat(fieldRefused(() -> read("{\"a\": 1, \"b\": 2}"))).isEqualTo("b");
        assertThat(fieldRefused(() -> read("{\"%s\": 2}".formatted("b".repeat(65)))))
                .isEqualTo("body");
        assertThat(fieldRefused(() -> read("{\"b\\u0000\": 2}"))).isEqualTo("body");
    }

    @Test
    void whatIsWithinIsNamedByItsPath() {
        Set<String> inner = Set.of("b");
        assertThat(refused("{\"a\": {\"c\": 1}}", sent -> sent.object("a", inner)))
                .isEqualTo("a.c");
        assertThat(refused(
                        "{\"a\": {\"b\": 1}}", sent -> sent.object("a", inner).text("b", 9)))
                .isEqualTo("a.b");
        assertThat(refused("{\"a\": [{}, {\"c\": 1}]}", sent -> sent.objects("a", 2, inner)))
                .isEqualTo("a[1].c");
        assertThat(refused("{\"a\": [{}, 1]}", sent -> sent.objects("a", 2, inner)))
                .isEqualTo("a[1]");
        assertThat(refused("{\"a\": [\"x\", \"\"]}", sent -> sent.texts("a", 2, 9)))
                .isEqualTo("a[1]");
        assertThat(refused("{\"a\": [\"x\", \"x \"]}", sent -> sent.texts("a", 2, 9)))
                .isEqualTo("a[1]");
        assertThat(refused("{\"a\": {}}", sent -> sent.object("a", inner).uuid("b")))
                .isEqualTo("a.b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "\"\"",
                "\"  \"",
                "\"12345\"",
                "\"a\\u0000\"",
                "\"a\\u0085b\"",
                "\"a\\nb\"",
                "\"a\\ud800\"",
                "\"\\udc00\\ud800\""
            })
    void textIsWhatCanBeStoredAndShown(String text) {
        String body = "{\"a\": " + text + "}";
        assertThat(refused(body, sent -> sent.text("a", 4))).isEqualTo("a");
        assertThat(refused(body, sent -> sent.exactText("a", 4))).isEqualTo("a");
    }

    @Test
    void charactersAreCountedAsTheDatabaseCountsThem() {
        assertThat(read("{\"a\": \" \\ud83c\\udfb8\\ud83c\\udfb8 \"}").text("a", 2))
                .isEqualTo("\ud83c\udfb8\ud83c\udfb8");
        assertThat(read("{\"a\": \" x\"}").exactText("a", 2)).isEqualTo(" x");
        assertThat(read("{\"a\": \"x\\ny\"}").paragraphIfAny("a", 3)).isEqualTo("x\ny");
    }

    @Test
    void nullIsAsGoodAsNothing() {
        SentObject sent = read("{\"a\": null}");
        assertThat(sent.has("a")).isFalse();
        assertThat(sent.fields()).containsExactly("a");
        assertThat(sent.textIfAny("a", 1)).isNull();
        assertThat(sent.paragraphIfAny("a", 1)).isNull();
        assertThat(sent.timeIfAny("a")).isNull();
        assertThat(sent.textsIfAny("a", 1, 1)).isEmpty();
        assertThat(sent.truth("a", true)).isTrue();
    }

    @Test
    void otherValuesAreExactlyOfTheirKind() {
        assertThat(read("{\"a\": \"2026-11-01T21:15:00+01:00\"}").timeIfAny("a"))
                .isEqualTo(Instant.parse("2026-11-01T20:15:00Z"));
        for (String time : new String[] {"7", "\"2026-11-01T21:15:00\"", "\"1969-12-31T23:59:59Z\"", "\"soon\""}) {
            assertThat(refused("{\"a\": " + time + "}", sent -> sent.timeIfAny("a")))
                    .isEqualTo("a");
        }
        for (String uuid : new String[] {"\"1-1-1-1-1\"", "\"x\"", "7"}) {
            assertThat(refused("{\"a\": " + uuid + "}", sent -> sent.uuid("a"))).isEqualTo("a");
        }
        for (String number : new String[] {"0", "11", "4.0", "1e0", "\"4\"", "4294967300"}) {
            assertThat(refused("{\"a\": " + number + "}", sent -> sent.number("a", 1, 10)))
                    .isEqualTo("a");
        }
        assertThat(refused("{\"a\": \"true\"}", sent -> sent.truth("a", true))).isEqualTo("a");
        assertThat(refused("{\"a\": []}", sent -> sent.texts("a", 1, 1))).isEqualTo("a");
        assertThat(refused("{\"a\": [\"x\", \"y\"]}", sent -> sent.textsIfAny("a", 1, 1)))
                .isEqualTo("a");
    }

    private static SentObject read(String body) {
        return SentObject.read(body.getBytes(StandardCharsets.UTF_8), A);
    }

    private static Object refused(String body, Consumer<SentObject> reading) {
        SentObject sent = read(body);
        return fieldRefused(() -> reading.accept(sent));
    }

    private static Object fieldRefused(Runnable reading) {
        try {
            reading.run();
        } catch (HttpProblem problem) {
            assertThat(problem.getStatusCode()).isEqualTo(400);
            return problem.getParameters().get("field");
        }
        throw new AssertionError("not refused");
    }
}
