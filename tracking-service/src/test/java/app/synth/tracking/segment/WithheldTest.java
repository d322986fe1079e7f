package app.synth.tracking.segment;

import static app.synth.tracking.segment.Messages.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.tracking.ingest.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithheldTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'track','context':{'ip':'192.0.2.1'}}           | {'type':'track','context':{'ip':null}}",
                "{'type':'track','ip':'192.0.2.1' , 'a':1.50}            | {'type':'track','ip':null , 'a':1.50}",
                "{'type':'a','properties':{'ipAddress':'192.0.2.1'}}     | {'type':'a','properties':{'ipAddress':null}}",
                "{'type':'a','traits':{'x':[{'ip_address':[1,{'ip':2}]}]}} | {'type':'a','traits':{'x':[{'ip_address':null}]}}",
                "{'type':'a','context':{'IP':7,'x-forwarded-for':'2001:db8::1'}} | {'type':'a','context':{'IP':null,'x-forwarded-for':null}}",
                "{'type':'a','context':{'\\u0069p':'192.0.2.1'}}         | {'type':'a','context':{'\\u0069p':null}}",
                "{'writeKey':'sk_1','type':'a','properties':{'writeKey':'w'}} | {'writeKey':null,'type':'a','properties':{'writeKey':'w'}}",
                "{'type':'a','properties':{'tip':1,'zip':'2','ship':'ip','trip':3}} | {'type':'a','properties':{'tip':1,'zip':'2','ship':'ip','trip':3}}"
            })
    void whatIsNotToBeKeptIsTakenOut(String sent, String kept) {
        assertThat(Messages.sent(sent, null).text()).isEqualTo(json(kept));
    }

    /** Nothing is written anew where nothing is withheld. */
    @Test
    void aMessageIsCutOutOfItsBatchAsItIs() {
        String body = json("{'batch': [ {'type':'track', 'properties':{'n':1.0e2}} ,7,'text',[],{'ip':'192.0.2.1'} ]}");
        assertThat(Messages.reader().request(body, null).messages())
                .extracting(RawJson::text)
                .containsExactly(
                        json("{'type':'track', 'properties':{'n':1.0e2}}"), "7", "\"text\"", "[]", "{\"ip\":null}");
        assertThat(Messages.reader().request(body, null).messages().getFirst().body())
                .isSameAs(body);
    }

    /** The parser reads long bodies piece by piece. */
    @Test
    void whereverItStands() {
        String filler = "x".repeat(70_001);
        String message = json("{'type':'track','messageId':'é€🎻%s','ip':'192.0.2.1','a':2}".formatted(filler));
        assertThat(Messages.reader()
                        .request(message, null)
                        .messages()
                        .getFirst()
                        .text())
                .isEqualTo(message.replace("\"192.0.2.1\"", "null"));
    }
}
