package app.synth.tracking.segment;

import static app.synth.tracking.segment.Messages.USER;
import static app.synth.tracking.segment.Messages.item;
import static app.synth.tracking.segment.Messages.json;
import static app.synth.tracking.segment.Messages.mapped;
import static app.synth.tracking.segment.Messages.mapping;
import static app.synth.tracking.segment.Messages.serverKey;
import static app.synth.tracking.segment.Messages.token;
import static app.synth.tracking.segment.Messages.writeKey;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.tracking.action.CanonicalAction;
import app.synth.tracking.action.EventType;
import app.synth.tracking.ingest.IngestConfig;
import app.synth.tracking.ingest.Item;
import app.synth.tracking.testsupport.Mappings;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentMappingTest {

    /** Rows of default-mapping.json: what they become, down to the action that is counted. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Product Viewed              | {'product_id':'e1','id':'x'}    | view         | event      | e1   | detail_view",
                "Product Viewed              | {'event_id':'e1','name':'x'}    | view         | event      | e1   | detail_view",
                "Product Viewed              | {'sku':'s','name':'x'}          | view         | event      | s    | detail_view",
                "Product Viewed              | {'name':'n'}                    | view         | event      | n    | detail_view",
                "Product Viewed              | {'product_id':'e1','source':'feed'} | view     | event      | e1   | impression",
                "Product Viewed              | {}                              | view         | event      |      | detail_view",
                "Product Clicked             | {'product_id':12345678901234567890} | click    | event      | 12345678901234567890 | event_click",
                "Product List Viewed         | {'list_id':'l'}                 | view         | feed       | l    | other",
                "Products Searched           | {'query':'mahler'}              | search       | events     | mahler | search",
                "Promotion Viewed            | {'promotion_id':'p'}            | impression   | promotion  | p    | impression",
                "Promotion Clicked           | {'promotion_id':'p'}            | click        | promotion  | p    | promotion_click",
                "Product Added               | {'product_id':'e1'}             | custom       | cart_item  | e1   | other",
                "Order Completed             | {'order_id':'o','products':[{'product_id':'e1'}]} | purchase | event | e1 | purchase",
                "Product Shared              | {'product_id':'e1'}             | share        | event      | e1   | share",
                "Product Added to Wishlist   | {'product_id':'e1'}             | interest     | event      | e1   | interest",
                "Product Removed from Wishlist | {'product_id':'e1'}           | interest     | event      | e1   | interest_removed",
                "Product Reviewed            | {'product_id':'e1','rating':4}  | review       | event      | e1   | review",
                "Video Content Started       | {'asset_id':'v'}                | view         | video      | v    | other",
                "Video Playback Paused       | {'content_asset_ids':['v','w']} | custom       | video      | v    | other",
                "Video Ad Started            | {'asset_id':'a'}                | impression   | ad         | a    | impression",
                "Ticket Clicked              | {'event_id':'e1'}               | click_ticket | event      | e1   | ticket_click",
                "tIcKeT cLiCkEd              | {'event_id':'e1'}               | click_ticket | event      | e1   | ticket_click",
                "Event Viewed                | {'event_id':'e1'}               | view         | event      | e1   | detail_view",
                "Event Clicked               | {'event_id':'e1'}               | click        | event      | e1   | event_click",
                "Event Impression            | {'event_id':'e1'}               | impression   | event      | e1   | impression",
                "Event Unliked               | {'event_id':'e1'}               | like         | event      | e1   | unlike",
                "Artist Viewed               | {'artist_name':'Mahler'}        | view         | artist     | Mahler | profile_visit",
                "Artist Followed             | {'artist_id':'a'}               | follow       | artist     | a    | follow",
                "Artist Unfollowed           | {'artist_id':'a'}               | follow       | artist     | a    | unfollow",
                "Venue Viewed                | {'venue_id':'v'}                | view         | venue      | v    | profile_visit",
                "Search                      | {'query':'q'}                   | search       | events     | q    | search",
                "Review Submitted            | {'event_id':'e1'}               | review       | event      | e1   | review",
                "Message Sent                | {'chat_id':'c'}                 | comment      | chat       | c    | message",
                "Friend Added                | {'friend_id':'f'}               | friend_add   | user       | f    | friend_add"
            })
    void byDefault(String event, String properties, String type, String entityType, String entityId, String action) {
        Mapped mapped = mapped(
                "{'type':'track','event':'%s','anonymousId':'a','properties':%s}".formatted(event, properties),
                writeKey());
        Item item = mapped.item();
        assertThat(mapped.known()).isTrue();
        assertThat(item.malformed()).isNull();
        assertThat(item.eventType()).isEqualTo(type);
        assertThat(item.entityType()).isEqualTo(entityType);
        assertThat(item.entityId()).isEqualTo(entityId);
        assertThat(CanonicalAction.of(EventType.named(type).orElseThrow(), entityType, item.metadata())
                        .text())
                .isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'page','properties':{'path':'/feed','url':'https://app.example/feed'},'name':'Feed'} | navigate | page  | /feed",
                "{'type':'page','context':{'page':{'path':'/feed'}},'name':'Feed'}  | navigate | page          | /feed",
                "{'type':'page','name':'Feed'}                                      | navigate | page          | Feed",
                "{'type':'page','properties':{'url':'https://app.example/feed'}}    | navigate | page          | https://app.example/feed",
                "{'type':'page'}                                                    | navigate | page          |",
                "{'type':'screen','name':'Feed','properties':{'path':'/x'}}         | navigate | page          | Feed",
                "{'type':'Screen','properties':{'name':'Feed'}}                     | navigate | page          | Feed",
                "{'type':'identify','userId':'u1'}                                  | identify | user          | u1",
                "{'type':'group','groupId':'g1'}                                    | custom   | group         | g1",
                "{'type':'group','groupId':7}                                       | custom   | group         | 7",
                "{'type':'alias','userId':'u1','previousId':'a'}                    | custom   | segment_event | alias",
                "{'type':'track','event':'Dance'}                                   | custom   | segment_event | Dance",
                "{'type':'hover','event':'Dance'}                                   | custom   | segment_event | hover",
                "{'type':'hover','name':'Dance'}                                    | custom   | segment_event | Dance"
            })
    void otherCalls(String message, String type, String entityType, String entityId) {
        Item item = item(message);
        assertThat(item.malformed()).isNull();
        assertThat(item.eventType()).isEqualTo(type);
        assertThat(item.entityType()).isEqualTo(entityType);
        assertThat(item.entityId()).isEqualTo(entityId);
    }

    @Test
    void whatNothingIsKnownOfIsMarked() {
        assertThat(mapped("{'type':'track','event':'Dance'}", writeKey()).known())
                .isFalse();
        assertThat(mapped("{'type':'hover'}", writeKey()).known()).isFalse();
        assertThat(mapped("{'type':'group','groupId':'g'}", writeKey()).known()).isTrue();
        assertThat(mapped("{'type':'page'}", writeKey()).known()).isTrue();
    }

    @Test
    void theSourceSaysItBetter() {
        var sender = mapping("""
                {'track':{'Ticket Clicked':{'event_type':'click','entity_type':'ticket_link',
                    'entity_id':['traits.id','properties.show.0.id'],
                    'metadata':{'ticket_url':'properties.url','price_range':{'value':'$'},'absent':'context.page.title'}},
                  'Dance':{'event_type':'custom','entity_type':'dance','entity_id':{'value':'floor'}}},
                 'page':{'event':{'event_type':'view','entity_type':'event','entity_id':'properties.id'}},
                 'screen':{'Event':{'event_type':'view','entity_type':'event','entity_id':'name'}}}""");
        Item item = item(
                "{'type':'track','event':'ticket clicked ','properties':{'show':[{'id':5.10}],'url':'u','price_range':'$$'}}",
                sender);
        assertThat(item.entityType()).isEqualTo("ticket_link");
        assertThat(item.entityId()).isEqualTo("5.10");
        assertThat(metadata(item))
                .isEqualTo(
                        json(
                                "{'show':[{'id':5.10}],'url':'u','price_range':'$','ticket_url':'u','event':'ticket clicked '}"));
        assertThat(item("{'type':'track','event':'Dance'}", sender).entityId()).isEqualTo("floor");
        assertThat(item("{'type':'page','name':'Event','properties':{'id':3}}", sender)
                        .entityId())
                .isEqualTo("3");
        assertThat(item("{'type':'screen','name':'EVENT'}", sender).entityType())
                .isEqualTo("event");
        // What it says nothing of, the default does.
        assertThat(item("{'type':'track','event':'Event Viewed'}", sender).eventType())
                .isEqualTo("view");
    }

    @Test
    void underAWriteKeyAUserIsAWord() {
        Item item = item("{'type':'track','event':'E','userId':'u-1','anonymousId':'a-1'}");
        assertThat(item.userId()).isNull();
        assertThat(item.anonymousId()).isEqualTo("a-1");
        assertThat(metadata(item)).contains(json("'segment_user_id':'u-1'"));
    }

    @Test
    void withAUsersTokenTheTokenSaysWhoItIs() {
        Item item = item("{'type':'track','event':'E','userId':'u-1'}", token());
        assertThat(item.userId()).isNull(); // then the pipeline takes the token's, and finds no mismatch
        Item alias = item("{'type':'alias','userId':'%s','previousId':'a-1'}".formatted(USER), token());
        assertThat(alias.eventType()).isEqualTo("identify");
        assertThat(alias.anonymousId()).isEqualTo("a-1");
    }

    @Test
    void underAServerKeyTheServerSaysWhoItIs() {
        Item item = item("{'type':'track','event':'E','userId':42}", serverKey());
        assertThat(item.userId()).isEqualTo("42");
        assertThat(item.anonymousId()).isNull();
        Item alias = item("{'type':'alias','userId':'u-1','previousId':'a-1','anonymousId':'a-2'}", serverKey());
        assertThat(alias.eventType()).isEqualTo("identify");
        assertThat(alias.entityType()).isEqualTo("user");
        assertThat(alias.userId()).isEqualTo("u-1");
        assertThat(alias.anonymousId()).isEqualTo("a-1");
        assertThat(item("{'type':'alias','previousId':'a-1'}", serverKey()).eventType())
                .isEqualTo("custom");
    }

    /** Nobody joins ids with a key that anybody may have. */
    @Test
    void anAliasUnderAWriteKeyJoinsNobody() {
        assertThat(item("{'type':'alias','userId':'u-1','previousId':'a-1'}").anonymousId())
                .isEqualTo("a-1");
        assertThat(item("{'type':'alias','userId':'u-1','previousId':'p','anonymousId':'a'}")
                        .anonymousId())
                .isEqualTo("a");
    }

    @Test
    void whereAndWhen() {
        Item item = item("""
                {'type':'track','event':'E','messageId':'m','timestamp':'2026-11-01T20:15:00.123Z',
                 'originalTimestamp':'2026-11-01T20:00:00Z','context':{'sessionId':1793564100000}}""");
        assertThat(item.messageId()).isEqualTo("m");
        assertThat(item.occurredAt()).isEqualTo(Instant.parse("2026-11-01T20:15:00.123Z"));
        assertThat(item.sessionId()).isEqualTo("1793564100000");
        Item other = item(
                "{'type':'track','event':'E','originalTimestamp':'2026-11-01T20:00:00Z','properties':{'session_id':'s'}}");
        assertThat(other.occurredAt()).isEqualTo(Instant.parse("2026-11-01T20:00:00Z"));
        assertThat(other.sessionId()).isEqualTo("s");
    }

    @Test
    void ofTheContextLittleIsKept() {
        Item item = item("""
                {'type':'track','event':'E','properties':{'n':1.0e2,'big':123456789012345678901234567890,'ip':'192.0.2.1'},
                 'context':{'page':{'path':'/p','url':'u','referrer':'r','title':'t','search':'?q'},'userAgent':'Mozilla/5.0',
                 'campaign':{'name':'c'},'library':{'name':'analytics.js','version':'1'},'locale':'de-DE','ip':'192.0.2.1'}}""");
        assertThat(metadata(item)).isEqualTo(json("""
                {'n':1.0E+2,'big':123456789012345678901234567890,'ip':null,'event':'E','context':{'page':{'path':'/p','url':'u',\
                'referrer':'r','title':'t'},'library':{'name':'analytics.js'},'campaign':{'name':'c'},'locale':'de-DE'}}"""));
        assertThat(item.sent().text()).doesNotContain("192.0.2.1");
    }

    @Test
    void traitsAreTheMetadataOfPeopleAndGroups() {
        assertThat(metadata(item("{'type':'identify','userId':'u','traits':{'plan':'pro'},'properties':{'x':1}}")))
                .isEqualTo(json("{'plan':'pro','segment_user_id':'u'}"));
        assertThat(metadata(item("{'type':'identify','anonymousId':'a','context':{'traits':{'plan':'pro'}}}")))
                .isEqualTo(json("{'plan':'pro'}"));
        assertThat(item("{'type':'group','groupId':'g'}").metadataSent()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'track'}",
                "{'type':'track','event':''}",
                "{'type':'track','event':7.5e1,'timestamp':'yesterday'}",
                "{'type':'track','event':'E','properties':[]}",
                "{'type':'track','event':'E','context':'x'}",
                "{'type':'track','event':'E','anonymousId':{}}",
                "{'type':'track','event':'E','properties':{'x':'\\u0000'}}",
                "{'type':'track','event':'E','properties':{'\\ud800':1}}",
                "{'type':'identify','traits':'x'}",
                "{'type':''}"
            })
    void whatIsWrongIsNotedAndKept(String message) {
        Item item = item(message);
        assertThat(item.malformed()).isNotNull();
        assertThat(item.sent().text()).isEqualTo(json(message));
    }

    @Test
    void whatIsNoMessageCostsItsBatchNothing() {
        String batch = json("{'batch':[{'type':[]},7,'text',{},null,[{'type':'track'}]]}");
        SegmentMapping mapping = new SegmentMapping(Mappings.defaults(IngestConfig.class));
        assertThat(Messages.reader().request(batch, null).messages())
                .hasSize(6)
                .allSatisfy(
                        sent -> assertThat(mapping.map(sent, writeKey()).item().malformed())
                                .isNotNull());
    }

    @Test
    void boundsAreThoseOfAllInteractions() {
        String deep = "[".repeat(70) + "]".repeat(70);
        assertThat(item("{'type':'track','event':'E','properties':{'x':" + deep + "}}")
                        .malformed())
                .contains("nested");
        assertThat(item("{'type':'track','event':'E','messageId':'" + "m".repeat(201) + "'}")
                        .malformed())
                .contains("messageId");
        String digits = "9".repeat(101);
        assertThat(item("{'type':'track','event':'E','properties':{'x':" + digits + "}}")
                        .malformed())
                .contains("number");
        assertThat(item("{'type':'track','event':'" + "🎻".repeat(600) + "'}").entityId())
                .isEqualTo("🎻".repeat(500));
    }

    @Test
    void aMappingCannotBlowAMessageUp() {
        StringBuilder copies = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            copies.append(i == 0 ? "" : ",").append("'m%d':'properties.x'".formatted(i));
        }
        var sender = mapping("{'track':{'E':{'event_type':'custom','entity_type':'e','metadata':{" + copies + "}}}}");
        Item item = item("{'type':'track','event':'E','properties':{'x':'" + "x".repeat(30_000) + "'}}", sender);
        assertThat(item.malformed()).isEqualTo("its mapping makes it too large");
        assertThat(item.metadataSent()).isNull();
    }

    private static String metadata(Item item) {
        return String.valueOf(item.metadataSent());
    }
}
