package app.synth.tracking.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-01T20:15:00Z");

    @Test
    void whatIsNotSentHasItsDefault() {
        NewSource source = SourceReader.created(bytes("{'key':'web-2','name':'The web app'}"));
        assertThat(source.key()).isEqualTo("web-2");
        assertThat(source.settings().name()).isEqualTo("The web app");
        assertThat(source.settings().planMode()).isEqualTo(PlanMode.OBSERVE);
        assertThat(source.settings().allowedOrigins()).isEmpty();
        assertThat(source.settings().honoursPrivacySignals()).isTrue();
        assertThat(source.settings().perSecond()).isNull();
        assertThat(source.settings().eventMapping()).isEmpty();
    }

    @Test
    void aChangeChangesWhatItNamesAndNullGoesBackToTheDefault() {
        SourceSettings before = SourceReader.created(bytes("""
                        {'key':'web','name':'Web','plan_mode':'enforce','allowed_origins':['https://app.example'],
                         'honours_privacy_signals':false,'per_second':5,'burst':6,'user_per_second':7,'user_burst':8,
                         'event_mapping':{'track':{'Ticket Clicked':{'event_type':'click_ticket','entity_type':'event'}}}}""")).settings();
        assertThat(SourceReader.changed(bytes("{}"), before)).isEqualTo(before);
        SourceSettings after = SourceReader.changed(bytes("{'per_second':null,'name':'New','user_burst':9}"), before);
        assertThat(after.name()).isEqualTo("New");
        assertThat(after.perSecond()).isNull();
        assertThat(after.burst()).isEqualTo(6);
        assertThat(after.userBurst()).isEqualTo(9);
        assertThat(after.planMode()).isEqualTo(PlanMode.ENFORCE);
        assertThat(after.allowedOrigins()).isEqualTo(List.of("https://app.example"));
        assertThat(after.eventMapping().toString())
                .isEqualTo(
                        "{\"track\":{\"Ticket Clicked\":{\"event_type\":\"click_ticket\",\"entity_type\":\"event\"}}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "key             | {'name':'n'}",
                "key             | {'key':'Web','name':'n'}",
                "key             | {'key':'a_b','name':'n'}",
                "key             | {'key':'aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde','name':'n'}",
                "key             | {'key':7,'name':'n'}",
                "name            | {'key':'web'}",
                "name            | {'key':'web','name':null}",
                "name            | {'key':'web','name':' '}",
                "name            | {'key':'web','name':'a\\u0000b'}",
                "name            | {'key':'web','name':'a\\ud800b'}",
                "plan_mode       | {'key':'web','name':'n','plan_mode':'strict'}",
                "allowed_origins | {'key':'web','name':'n','allowed_origins':'https://app.example'}",
                "allowed_origins | {'key':'web','name':'n','allowed_origins':['https://app.example/']}",
                "allowed_origins[0] | {'key':'web','name':'n','allowed_origins':[7]}",
                "honours_privacy_signals | {'key':'web','name':'n','honours_privacy_signals':'yes'}",
                "per_second      | {'key':'web','name':'n','per_second':0}",
                "burst           | {'key':'web','name':'n','burst':1.5}",
                "user_per_second | {'key':'web','name':'n','user_per_second':'5'}",
                "honours_privacy_signals | {'key':'web','name':'n','honours_privacy_signals':null}",
                "allowed_origins | {'key':'web','name':'n','allowed_origins':null}",
                "user_burst      | {'key':'web','name':'n','user_burst':99999999999}",
                "event_mapping   | {'key':'web','name':'n','event_mapping':[]}",
                "event_mapping   | {'key':'web','name':'n','event_mapping':{'Ticket Clicked':{}}}",
                "colour          | {'key':'web','name':'n','colour':'red'}",
                "body            | ['web']"
            })
    void theFieldThatIsWrongIsNamed(String field, String body) {
        assertRefused(() -> SourceReader.created(bytes(body)), "invalid_field", field);
    }

    @Test
    void theKeyNeverChanges() {
        SourceSettings before =
                SourceReader.created(bytes("{'key':'web','name':'n'}")).settings();
        assertRefused(() -> SourceReader.changed(bytes("{'key':'other'}"), before), "invalid_field", "key");
    }

    @Test
    void aMappingHasABound() {
        String large = "{'key':'web','name':'n','event_mapping':{'a':'%s'}}".formatted("x".repeat(64 * 1024));
        assertRefused(() -> SourceReader.created(bytes(large)), "invalid_field", "event_mapping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{'a':1} {}", "{'name':'a','name':'b'}", "nonsense"})
    void whatIsNoJson(String body) {
        assertThatThrownBy(() -> SourceReader.created(bytes(body)))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }

    @Test
    void keysHaveAKindAndMayExpire() {
        assertThat(KeyReader.created(bytes("{'kind':'write'}"), NOW))
                .isEqualTo(new KeyReader.NewKey(KeyKind.WRITE, null));
        assertThat(KeyReader.created(bytes("{'kind':'server','expires_at':'2026-11-02T00:00:00+01:00'}"), NOW))
                .isEqualTo(new KeyReader.NewKey(KeyKind.SERVER, Instant.parse("2026-11-01T23:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "kind       | {}",
                "kind       | {'kind':'admin'}",
                "expires_at | {'kind':'write','expires_at':'tomorrow'}",
                "expires_at | {'kind':'write','expires_at':'2026-11-01T20:15:00Z'}",
                "expires_at | {'kind':'write','expires_at':'+999999999-01-01T00:00:00Z'}",
                "key        | {'kind':'write','key':'mine'}"
            })
    void whatNoKeyIs(String field, String body) {
        assertRefused(() -> KeyReader.created(bytes(body), NOW), "invalid_field", field);
    }

    @Test
    void theOldKeyWorksForAWhile() {
        assertThat(KeyReader.overlap(new byte[0])).isEqualTo(Duration.ofHours(24));
        assertThat(KeyReader.overlap(bytes("{}"))).isEqualTo(Duration.ofHours(24));
        assertThat(KeyReader.overlap(bytes("{'overlap':'PT0S'}"))).isZero();
        assertThat(KeyReader.overlap(bytes("{'overlap':'P30D'}"))).isEqualTo(Duration.ofDays(30));
        for (String overlap : List.of("-PT1S", "P31D", "1 day", "P1M")) {
            assertRefused(() -> KeyReader.overlap(bytes("{'overlap':'" + overlap + "'}")), "invalid_field", "overlap");
        }
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }

    private static void assertRefused(ThrowingCallable reading, String code, String field) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(400);
            assertThat(problem.getParameters()).containsEntry("code", code).containsEntry("field", field);
        });
    }
}
