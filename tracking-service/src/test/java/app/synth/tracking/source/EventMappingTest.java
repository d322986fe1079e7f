package app.synth.tracking.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.tracking.source.EventMapping.Constant;
import app.synth.tracking.source.EventMapping.Path;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMappingTest {
    @Test
    void aMappingIsReadOnceAndFoundByAnyCase() throws JsonProcessingException {
        EventMapping mapping = EventMapping.of(json("""
                {'track':{' Ticket Clicked':{'event_type':'click_ticket','entity_type':'event',
                  'entity_id':['properties.event id','userId',{'value':7}],'metadata':{'a':{'value':false}}}}}"""));
        EventMapping.Target target = mapping.track().get(EventMapping.folded("TICKET clicked"));
        assertThat(target.entityId().choices())
                .hasSize(3)
                .startsWith(new Path(List.of("properties", "event id")), new Path(List.of("userId")));
        assertThat(target.metadata().get("a").choices().getFirst()).isInstanceOf(Constant.class);
        assertThat(EventMapping.of(json("{}"))).isEqualTo(EventMapping.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "event_mapping.identify | {'identify':{}}",
                "track               | {'track':[]}",
                "track.A             | {'track':{'A':7}}",
                "track.A.event_type  | {'track':{'A':{}}}",
                "track.A.event_type  | {'track':{'A':{'event_type':'dance','entity_type':'event'}}}",
                "track.A.event_type  | {'track':{'A':{'event_type':'identify','entity_type':'user'}}}",
                "track.A.entity_type | {'track':{'A':{'event_type':'view'}}}",
                "track.A.entity_type | {'track':{'A':{'event_type':'view','entity_type':' '}}}",
                "track.A.entity_id   | {'track':{'A':{'event_type':'view','entity_type':'event','entity_id':'elsewhere.id'}}}",
                "track.A.entity_id   | {'track':{'A':{'event_type':'view','entity_type':'event','entity_id':'properties'}}}",
                "track.A.entity_id   | {'track':{'A':{'event_type':'view','entity_type':'event','entity_id':'properties..x'}}}",
                "track.A.entity_id   | {'track':{'A':{'event_type':'view','entity_type':'event','entity_id':[]}}}",
                "track.A.entity_id   | {'track':{'A':{'event_type':'view','entity_type':'event','entity_id':{'value':{}}}}}",
                "page.A.metadata.m   | {'page':{'A':{'event_type':'view','entity_type':'event','metadata':{'m':7}}}}",
                "page.A.metadata     | {'page':{'A':{'event_type':'view','entity_type':'event','metadata':[]}}}",
                "page.A.colour       | {'page':{'A':{'event_type':'view','entity_type':'event','colour':'red'}}}",
                "screen.a            | {'screen':{'A':{'event_type':'view','entity_type':'event'},'a':{'event_type':'view','entity_type':'event'}}}"
            })
    void whatIsWrongIsNamedWithItsPlace(String place, String mapping) throws JsonProcessingException {
        JsonNode sent = json(mapping);
        assertThatThrownBy(() -> EventMapping.of(sent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(place + " ");
        assertThat(EventMapping.kept(sent)).isEqualTo(EventMapping.NONE);
    }

    private static JsonNode json(String singleQuoted) throws JsonProcessingException {
        return new ObjectMapper().readTree(singleQuoted.replace('\'', '"'));
    }
}
