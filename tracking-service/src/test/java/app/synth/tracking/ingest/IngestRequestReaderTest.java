package app.synth.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.accounts.client.request.RequestConfig;
import app.synth.tracking.testsupport.Mappings;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestRequestReaderTest {
    private static final String GOOD = """
            {"event_type":"view","entity_type":"event"}""";

    private final IngestRequestReader reader =
            new IngestRequestReader(Mappings.defaults(IngestConfig.class), Mappings.defaults(RequestConfig.class));

    @Test
    void everyFieldIsRead() {
        Item item = single("""
                {"message_id":"m-1","event_type":"click","entity_type":"event","entity_id":"e-1","session_id":"s-1",
                 "anonymous_id":"a-1","user_id":"u-1","occurred_at":"2026-11-01T21:15:00.1234567+01:00",
                 "metadata": {"a" : [1, {"b":null}]} , "of_no_interest":{"x":[1]}}""");
        assertThat(item.malformed()).isNull();
        assertThat(item.messageId()).isEqualTo("m-1");
        assertThat(item.eventType()).isEqualTo("click");
        assertThat(item.entityType()).isEqualTo("event");
        assertThat(item.entityId()).isEqualTo("e-1");
        assertThat(item.sessionId()).isEqualTo("s-1");
        assertThat(item.anonymousId()).isEqualTo("a-1");
        assertThat(item.userId()).isEqualTo("u-1");
        assertThat(item.occurredAt()).isEqualTo(Instant.parse("2026-11-01T20:15:00.123456Z"));
        assertThat(item.metadata().at("/a/1").has("b")).isTrue();
        assertThat(item.metadataSent()).hasToString("{\"a\" : [1, {\"b\":null}]}");
    }

    @Test
    void whatIsLeftOutIsNull() {
        Item item = single("""
                {"event_type":"view","entity_type":"event","message_id":null,"metadata":null,"session_id":""}""");
        assertThat(item.malformed()).isNull();
        assertThat(item.messageId()).isNull();
        assertThat(item.sessionId()).isNull();
        assertThat(item.occurredAt()).isNull();
        assertThat(item.metadataSent()).isNull();
        assertThat(item.metadata().isEmpty()).isTrue();
    }

    /** Characters of two, three and four bytes and a byte order mark stand before what is cut out. */
    @Test
    void partsAreCutOutAsSent() {
        String first =
                "{\"event_type\":\"view\",\"entity_type\":\"event\",\"entity_id\":\"é€🎻\",\"metadata\":{\"é€🎻\":\"🎻\"}}";
        String second = "{\"metadata\":{\"n\":1.10},\"event_type\":\"like\",\"entity_type\":\"event\"}";
        List<Item> items = batch("\ufeff{\"note\":\"🎻\",\"interactions\" : [ " + first + " ,\n" + second + "]}")
                .items();
        assertThat(items.getFirst().sent()).hasToString(first);
        assertThat(items.getFirst().metadataSent()).hasToString("{\"é€🎻\":\"🎻\"}");
        assertThat(items.getLast().sent()).hasToString(second);
        assertThat(items.getLast().metadataSent()).hasToString("{\"n\":1.10}");
        assertThat(items).extracting(Item::malformed).containsOnlyNulls();
    }

    @ParameterizedTest(name = "{0} is malformed: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {}                                                                       | event_type is missing
            {"event_type":"view"}                                                    | entity_type is missing
            {"event_type":"","entity_type":"event"}                                  | event_type is missing
            {"event_type":7,"entity_type":"event"}                                   | event_type is not text
            {"event_type":"view","entity_type":["event"]}                            | entity_type is not text
            {"event_type":"view","entity_type":"event","entity_id":7}                | entity_id is not text
            {"event_type":"view","entity_type":"event","session_id":{}}              | session_id is not text
            {"event_type":"view","entity_type":"event","anonymous_id":true}          | anonymous_id is not text
            {"event_type":"view","entity_type":"event","user_id":1}                  | user_id is not text
            {"event_type":"view","entity_type":"event","message_id":1}               | message_id is not text
            {"event_type":"view","entity_type":"event","metadata":[]}                | metadata is not an object
            {"event_type":"view","entity_type":"event","metadata":"{}"}              | metadata is not an object
            {"event_type":"view","entity_type":"event","occurred_at":1762027200000}  | occurred_at is not text
            {"event_type":"view","entity_type":"event","occurred_at":"yesterday"}    | occurred_at is not an RFC 3339
            {"event_type":"view","entity_type":"event","occurred_at":"2026-11-01T20:15:00"} | occurred_at is not an RFC 3339
            {"event_type":"view","entity_type":"event","occurred_at":"2026-13-01T20:15:00Z"} | occurred_at is not an RFC 3339
            {"event_type":"view","entity_type":"event","occurred_at":"+999999999-12-31T00:00:00Z"} | occurred_at is not an RFC 3339
            {"event_type":"view","event_type":"click","entity_type":"event"}         | event_type stands there twice
            {"event_type":"view","entity_type":"event","metadata":{"a":"\\u0000"}}   | metadata has a NUL character
            {"event_type":"view","entity_type":"event","metadata":{"\\ud83c":1}}     | metadata has a NUL character or half of a surrogate pair
            {"event_type":"view","entity_type":"event","entity_id":"\\udfbb\\ud83c"} | entity_id has a NUL character or half of a surrogate pair
            {"event_type":"view","entity_type":"event","unknown":["\\ud83c"]}        | unknown has a NUL character or half of a surrogate pair
            7                                                                        | an interaction is a JSON object
            [{}]                                                                     | an interaction is a JSON object
            null                                                                     | an interaction is a JSON object
            "é"                                                                      | an interaction is a JSON object
            """)
    void aBadItemSaysWhatIsWrongAndCostsNoNeighbour(String bad, String problem) {
        List<Item> items = batch("{\"interactions\":[" + GOOD + "," + bad + "," + GOOD + "]}")
                .items();
        assertThat(items).hasSize(3);
        assertThat(items.get(0).malformed()).isNull();
        assertThat(items.get(1).malformed()).startsWith(problem);
        assertThat(items.get(1).sent()).hasToString(bad);
        assertThat(items.get(2).malformed()).isNull();
        assertThat(items.get(2).sent()).hasToString(GOOD);
    }

    @Test
    void sizesHaveBounds() {
        assertThat(single(withEntityId("🎻".repeat(500))).malformed()).isNull();
        assertThat(single(withEntityId("🎻".repeat(501))).malformed()).startsWith("entity_id is longer than 500");
        assertThat(withMetadata("[".repeat(63) + "]".repeat(63)).malformed()).isNull();
        assertThat(withMetadata("[".repeat(64) + "]".repeat(64)).malformed())
                .isEqualTo("metadata is nested deeper than 64 levels");
        assertThat(withMetadata("9".repeat(100)).malformed()).isNull();
        assertThat(withMetadata("9".repeat(101)).malformed()).startsWith("metadata has a number of more than 100");
    }

    @Test
    void aMessageIdIsKeptThoughItCannotBeStored() {
        Item item = single("{\"message_id\":\"m-\\ud83c\",\"event_type\":\"view\",\"entity_type\":\"event\"}");
        assertThat(item.malformed()).startsWith("message_id has a NUL");
        assertThat(item.messageId()).isEqualTo("m-\ud83c");
    }

    @Test
    void theTimeOfSendingMayStandAnywhere() {
        Instant sentAt = Instant.parse("2026-11-01T20:15:30Z");
        assertThat(batch("{\"sent_at\":\"2026-11-01T20:15:30Z\",\"interactions\":[]}")
                        .sentAt())
                .isEqualTo(sentAt);
        assertThat(batch("{\"interactions\":[],\"sent_at\":\"2026-11-01T20:15:30Z\"}")
                        .sentAt())
                .isEqualTo(sentAt);
        assertThat(batch("{\"interactions\":[],\"sent_at\":null}").sentAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"interactions\":[",
                "{\"interactions\":[{\"event_type\":\"view\"",
                "{\"interactions\":[{\"event_type\":\"view\",}]}",
                "{\"interactions\":[{}],}",
                "{\"interactions\":[]} more",
                "{\"interactions\":[]}{}",
                "not json",
                "{'interactions':[]}",
                "{\"interactions\":[NaN]}",
                "{\"interactions\":[\"\t\"]}"
            })
    void whatIsNoJsonIsRefused(String body) {
        assertRefused(body, "malformed_json", null);
    }

    @Test
    void bottomlessNestingIsRefused() {
        assertRefused("{\"interactions\":[" + "[".repeat(1_000_000), "malformed_json", null);
    }

    @Test
    void anotherEncodingIsRefused() {
        assertThatThrownBy(() -> reader.batch("{\"interactions\":[]}".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getParameters()).containsEntry("code", "malformed_json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            []                                          | body
            "interactions"                              | body
            {}                                          | interactions
            {"interactions":null}                       | interactions
            {"interactions":{}}                         | interactions
            {"interactions":[],"sent_at":1762027200000} | sent_at
            {"interactions":[],"sent_at":"now"}         | sent_at
            {"interactions":[],"sent_at":[]}            | sent_at
            """)
    void anotherShapeIsRefused(String body, String field) {
        assertRefused(body, "invalid_field", field);
    }

    @Test
    void aBatchHasABound() {
        assertThat(batch(of(10_000)).items()).hasSize(10_000);
        assertRefused(of(10_001), "invalid_field", "interactions");
    }

    private static String of(int items) {
        return "{\"interactions\":[" + String.join(",", Collections.nCopies(items, "{}")) + "]}";
    }

    private Item withMetadata(String value) {
        return single("{\"event_type\":\"view\",\"entity_type\":\"event\",\"metadata\":{\"a\":" + value + "}}");
    }

    private static String withEntityId(String id) {
        return "{\"event_type\":\"view\",\"entity_type\":\"event\",\"entity_id\":\"" + id + "\"}";
    }

    private void assertRefused(String body, String code, String field) {
        assertThatThrownBy(() -> batch(body)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(400);
            assertThat(problem.getParameters()).containsEntry("code", code);
            assertThat(problem.getParameters().get("field")).isEqualTo(field);
        });
    }

    private Item single(String body) {
        return reader.single(body.getBytes(StandardCharsets.UTF_8)).items().getFirst();
    }

    private IngestRequest batch(String body) {
        return reader.batch(body.getBytes(StandardCharsets.UTF_8));
    }
}
