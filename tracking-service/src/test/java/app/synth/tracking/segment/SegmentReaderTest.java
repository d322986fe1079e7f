package app.synth.tracking.segment;

import static app.synth.tracking.segment.Messages.json;
import static app.synth.tracking.segment.Messages.reader;
import static app.synth.tracking.segment.Messages.sent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentReaderTest {
    @Test
    void aBatchHasItsMessagesAndWhenItWasSent() {
        SegmentRequest request = reader().request(
                        json(
                                "{'sentAt':'2026-11-01T20:15:00.123Z','writeKey':'w','batch':[{'a':1},{'b':2}],'batch2':[{}]}"),
                        null);
        assertThat(request.messages()).hasSize(2);
        assertThat(request.sentAt()).isEqualTo(Instant.parse("2026-11-01T20:15:00.123Z"));
        assertThat(reader().request(json("{'batch':[]}"), null).messages()).isEmpty();
    }

    @Test
    void aTimeOfSendingThatCannotBeReadIsNone() {
        assertThat(reader().request(json("{'sentAt':'now','batch':[]}"), null).sentAt())
                .isNull();
        assertThat(reader().request(json("{'sentAt':7,'batch':[]}"), null).sentAt())
                .isNull();
    }

    /** The specification has it among the fields of every message. */
    @Test
    void aBatchThatDoesNotSayWhenItWasSentWasSentWhenItsLastMessageWas() {
        String first = "{'sentAt':'2026-11-01T20:15:00Z','context':{'sentAt':'2030-01-01T00:00:00Z'}}";
        String last = "{'properties':{'sentAt':'2030-01-01T00:00:00Z'},'sentAt':'2026-11-01T20:15:01Z'}";
        String none = "{'type':'track'},7,null,'sentAt',['sentAt'],{'sentAt':7},{'sentAt':'now'}";
        Instant latest = Instant.parse("2026-11-01T20:15:01Z");
        assertThat(sentAt("{'batch':[%s,%s,%s]}".formatted(last, none, first))).isEqualTo(latest);
        assertThat(sentAt("{'sentAt':'soon','batch':[%s,%s]}".formatted(first, last)))
                .isEqualTo(latest);
        assertThat(sentAt("{'batch':[%s],'sentAt':'2026-11-01T20:10:00Z'}".formatted(first)))
                .isEqualTo(Instant.parse("2026-11-01T20:10:00Z"));
        assertThat(sentAt("{'batch':[%s]}".formatted(none))).isNull();
        assertThat(sentAt("{'batch':[{'a':1}]}")).isNull();
        assertThat(sentAt("{'type':'track','sentAt':'2026-11-01T20:15:01Z'}")).isEqualTo(latest);
    }

    private static @Nullable Instant sentAt(String body) {
        return reader().request(json(body), null).sentAt();
    }

    @Test
    void aMessageByItselfSaysItsTypeOrItsPathDoes() {
        assertThat(sent("{'type':'track'}", null).text()).isEqualTo(json("{'type':'track'}"));
        assertThat(sent("{'type':'track'}", "page").text()).isEqualTo(json("{'type':'track'}"));
        assertThat(sent("{'event':'E'}", "track").text()).isEqualTo(json("{'event':'E','type':'track'}"));
        assertThat(sent("{'type':null}", "track").text()).isEqualTo(json("{'type':null,'type':'track'}"));
        assertThat(sent("{ }", "track").text()).isEqualTo(json("{ 'type':'track'}"));
        assertThat(sent(" {'batch':7,'event':'E'} ", "track").text())
                .isEqualTo(json("{'batch':7,'event':'E','type':'track'}"));
        assertRefused(400, () -> sent("{'event':'E'}", null));
    }

    @Test
    void theKeyOfTheBody() {
        assertThat(reader().writeKey(json("{'batch':[{'writeKey':'b'}],'a':{'writeKey':'c'},'writeKey':'w'}")))
                .isEqualTo("w");
        assertThat(reader().writeKey(json("{'batch':[],'writeKey':7}"))).isNull();
        assertThat(reader().writeKey("{}")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "7",
                "[]",
                "[{'type':'track'}]",
                "{",
                "{'batch':[}",
                "{'batch':[{}]",
                "{'batch':[]} {}"
            })
    void whatCannotBeRead(String body) {
        assertRefused(400, () -> reader().request(json(body), "track"));
    }

    @Test
    void whatIsNotUtf8() {
        assertRefused(400, () -> reader().text(new byte[] {'{', (byte) 0xff, '}'}));
        assertThat(reader().text("\ufeff{}".getBytes(UTF_8))).isEqualTo("{}");
    }

    @Test
    void moreMessagesThanABatchMayHave() {
        assertThat(reader().request(batchOf(10_000), null).messages()).hasSize(10_000);
        assertRefused(413, () -> reader().request(batchOf(10_001), null));
    }

    private static String batchOf(int messages) {
        return "{\"batch\":[" + "{},".repeat(messages - 1) + "{}]}";
    }

    private static void assertRefused(int status, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(status));
    }
}
