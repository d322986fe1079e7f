package app.synth.tracking.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CanonicalActionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The contract's table, row by row, and beside each row what is nearly it. */
    private static final String TABLE = """
            view        | event        | {"source":"event_modal_close"}                              | detail_view_end
            view        | event        | {"source":"event_modal_close","duration_seconds":12}        | detail_view_end
            view        | event        | {"duration_seconds":12}                                     | detail_view_end
            view        | event        | {"duration_seconds":0}                                      | detail_view_end
            view        | event        | {"duration_seconds":"12"}                                   | detail_view_end
            view        | event        | {"duration":12.5}                                           | detail_view_end
            view        | event        | {"source":"feed","duration_seconds":3}                      | detail_view_end
            view        | event        | {"viewport_time":1,"duration_seconds":3}                    | detail_view_end
            view        | event        | {"duration_seconds":null}                                   | detail_view
            view        | event        | {"duration_seconds":""}                                     | detail_view
            view        | review       | {"duration_seconds":12}                                     | review_view
            view        | artist       | {"duration_seconds":12}                                     | profile_visit

            impression  | event        | {}                                                          | impression
            impression  | review       | {}                                                          | impression
            impression  | chat         | {}                                                          | impression
            impression  | event        | {"duration_seconds":12}                                     | impression
            view        | event        | {"source":"feed"}                                           | impression
            view        | event        | {"source":"search"}                                         | impression
            view        | event        | {"source":"list"}                                           | impression
            view        | event        | {"viewport_time":1736600000000}                             | impression
            view        | event        | {"source":"event_modal","viewport_time":1736600000000}      | impression
            view        | review       | {"source":"feed"}                                           | impression
            view        | review       | {"viewport_time":1}                                         | impression
            view        | ad           | {"source":"list"}                                           | impression
            view        | promotion    | {"source":"search"}                                         | impression
            view        | promotion    | {"viewport_time":1}                                         | impression
            view        | event        | {"source":"FEED"}                                           | detail_view
            view        | event        | {"source":["feed"]}                                         | detail_view
            view        | event        | {"viewport_time":null}                                      | detail_view
            view        | ad           | {}                                                          | other
            view        | promotion    | {"source":"event_modal_close"}                              | other

            view        | event        | {}                                                          | detail_view
            view        | event        | {"source":"event_modal"}                                    | detail_view
            view        | review       | {}                                                          | review_view
            view        | review       | {"source":"event_modal_close"}                              | review_view

            view        | artist       | {}                                                          | profile_visit
            view        | artist       | {"source":"feed"}                                           | profile_visit
            view        | venue        | {"viewport_time":1}                                         | profile_visit
            click       | artist       | {}                                                          | profile_visit
            click       | venue        | {}                                                          | profile_visit

            click_ticket| event        | {}                                                          | ticket_click
            click_ticket| ticket_link  | {}                                                          | ticket_click
            click       | ticket_link  | {}                                                          | ticket_click

            click       | event        | {}                                                          | event_click
            click       | event        | {"source":"feed"}                                           | event_click
            click       | review       | {}                                                          | review_click
            click       | ad           | {}                                                          | ad_click
            click       | promotion    | {}                                                          | promotion_click
            click       | load_more    | {}                                                          | load_more
            click       | feed_tab     | {}                                                          | other
            click       | Event        | {}                                                          | other

            interest    | event        | {}                                                          | interest
            interest    | event        | {"interested":true}                                         | interest
            interest    | event        | {"interested":null}                                         | interest
            interest    | event        | {"interested":false}                                        | interest_removed
            interest    | event        | {"interested":"false"}                                      | interest_removed
            interest    | event        | {"liked":false}                                             | interest
            follow      | artist       | {}                                                          | follow
            follow      | venue        | {"following":"true"}                                        | follow
            follow      | artist       | {"following":false}                                         | unfollow
            follow      | artist       | {"following":" False "}                                     | unfollow
            like        | review       | {}                                                          | like
            like        | review       | {"liked":true}                                              | like
            like        | review       | {"is_liked":"true"}                                         | like
            like        | event        | {"liked":false}                                             | unlike
            like        | event        | {"is_liked":false}                                          | unlike
            like        | event        | {"is_liked":"false"}                                        | unlike
            like        | event        | {"liked":true,"is_liked":false}                             | like
            like        | event        | {"liked":null,"is_liked":false}                             | unlike

            search      | search_results | {}                                                        | search_results
            search      | artists      | {"search_type":"search_results"}                            | search
            search      | all          | {}                                                          | search
            search      | event        | {}                                                          | search

            comment     | chat         | {}                                                          | message
            comment     | event        | {}                                                          | comment
            comment     | review       | {}                                                          | comment
            share       | event        | {}                                                          | share
            review      | event        | {}                                                          | review
            attend      | event        | {}                                                          | attend
            swipe       | event        | {}                                                          | swipe
            navigate    | feed_tab     | {}                                                          | navigate
            scroll      | feed         | {}                                                          | scroll
            friend_add  | user         | {}                                                          | friend_add
            purchase    | event        | {}                                                          | purchase

            form_submit | conversion_funnel          | {}                                            | funnel_step
            form_submit | conversion_funnel          | {"funnel_step":"click"}                       | funnel_step
            form_submit | conversion_funnel_complete | {}                                            | funnel_complete
            form_submit | profile                    | {}                                            | form_submit

            view        | spaceship    | {}                                                          | other
            click       | spaceship    | {}                                                          | other
            like        | spaceship    | {}                                                          | like
            identify    | user         | {}                                                          | other
            custom      | event        | {}                                                          | other
            """;

    @ParameterizedTest(name = "{0} on {1} with {2} is {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = TABLE)
    void theFirstRowThatMatchesWins(String type, String entity, String metadata, String action)
            throws JsonProcessingException {
        assertThat(CanonicalAction.of(EventType.named(type).orElseThrow(), entity, JSON.readTree(metadata)))
                .extracting(Action::text)
                .isEqualTo(action);
    }

    @Test
    void theTableHasEveryActionAndEveryType() {
        List<String[]> rows = TABLE.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\\|", -1))
                .toList();
        assertThat(texts(rows, 3))
                .isEqualTo(Stream.of(Action.values()).map(Action::text).collect(Collectors.toSet()));
        assertThat(texts(rows, 0))
                .isEqualTo(Stream.of(EventType.values()).map(EventType::text).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHasAnActionForWhateverIsSent(EventType type) {
        assertThat(CanonicalAction.of(type, "", JsonNodeFactory.instance.objectNode()))
                .isIn(EnumSet.allOf(Action.class));
    }

    @Test
    void namesAreLowerCase() {
        assertThat(EventType.named("click_ticket")).contains(EventType.CLICK_TICKET);
        assertThat(EventType.named("CLICK_TICKET")).isEmpty();
        assertThat(EventType.named("hover")).isEmpty();
    }

    private static Set<String> texts(List<String[]> rows, int column) {
        return rows.stream().map(row -> row[column].strip()).collect(Collectors.toSet());
    }
}
