package app.synth.localstack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.localstack.replay.Popularity.RankedConcert;
import app.synth.localstack.replay.RequestMapping.Meaning;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMappingTest {
    private static final Site SITE = new Site("site.example");
    private static final Concert CONCERT =
            new Concert("concert#1", "Title", "The Band", "Tour", "Hall", "City", "ST", Instant.EPOCH);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST    | /blog/a.html            | 200 | -                                 | form_submit  | contact     | concert#1     | form_submit
            POST    | /blog/a.html            | 404 | -                                 | form_submit  | contact     | concert#1     | form_submit
            HEAD    | /blog/a.html            | 200 | -                                 | custom       | page        | /blog/a.html  | other
            OPTIONS | /x.png                  | 200 | -                                 | custom       | page        | /x.png        | other
            GET     | /gone.png               | 404 | -                                 | navigate     | page        | /gone.png     | navigate
            GET     | /moved                  | 301 | http://www.google.com/search?q=a  | navigate     | page        | /moved        | navigate
            GET     | /broken                 | 500 | -                                 | navigate     | page        | /broken       | navigate
            GET     | /                       | 200 | -                                 | navigate     | feed_tab    | /             | navigate
            GET     | /blog/tags/deb          | 200 | http://site.example/              | navigate     | feed_tab    | /blog/tags/deb | navigate
            GET     | /?flav=rss20            | 200 | -                                 | view         | event       | concert#1     | impression
            GET     | /blog/tags/deb?flav=atom | 304 | -                                | view         | event       | concert#1     | impression
            GET     | /feed.xml               | 200 | -                                 | view         | event       | concert#1     | impression
            GET     | /a.html                 | 200 | http://www.google.co.uk/search?hl=en&q=mahler+9%26 | search | events | mahler 9& | search
            GET     | /a.png                  | 200 | https://images.google.com/?q=cat  | search       | events      | cat           | search
            GET     | /a.html                 | 200 | https://www.google.com/           | view         | event       | concert#1     | detail_view
            GET     | /a.html                 | 200 | http://google.evil/?q=            | view         | event       | concert#1     | detail_view
            GET     | /a.html                 | 200 | http://notgoogle.com/?q=a         | view         | event       | concert#1     | detail_view
            GET     | /a.html?utm_source=feedburner&x | 200 | -                         | share        | event       | concert#1     | share
            GET     | /a.jar                  | 200 | -                                 | click_ticket | event       | concert#1     | ticket_click
            GET     | /a.tar.GZ               | 206 | -                                 | click_ticket | event       | concert#1     | ticket_click
            GET     | /a.pdf                  | 206 | -                                 | view         | event       | concert#1     | detail_view_end
            GET     | /a.pdf                  | 200 | -                                 | click        | ticket_link | concert#1     | ticket_click
            GET     | /a.js                   | 200 | http://site.example/              | swipe        | event       | concert#1     | swipe
            GET     | /favicon.ico            | 200 | -                                 | impression   | event       | concert#1     | impression
            GET     | /style2.css?v=3         | 304 | -                                 | impression   | event       | concert#1     | impression
            GET     | /robots.txt             | 200 | -                                 | view         | venue       | hall-city-st  | profile_visit
            GET     | /file.unheard           | 200 | -                                 | view         | venue       | hall-city-st  | profile_visit
            GET     | /a.html                 | 304 | -                                 | interest     | event       | concert#1     | interest
            GET     | /projects/b/            | 200 | -                                 | view         | artist      | the-band      | profile_visit
            GET     | /a/                     | 200 | http://www.site.example           | click        | event       | concert#1     | event_click
            GET     | /a.xhtml                | 200 | http://site.example/b?c           | click        | event       | concert#1     | event_click
            GET     | /a                      | 200 | http://other.example/             | view         | event       | concert#1     | detail_view
            """)
    void knowsWhatARequestMeans(
            String method,
            String target,
            int status,
            String referrer,
            String eventType,
            String entityType,
            String entityId,
            String action) {
        Meaning meaning = meaning(method, target, status, referrer);
        assertThat(meaning.eventType()).isEqualTo(eventType);
        assertThat(meaning.entityType()).isEqualTo(entityType);
        assertThat(meaning.entityId()).isEqualTo(entityId);
        assertThat(meaning.action()).isEqualTo(action);
    }

    @Test
    void tellsWhatTheTrackingPlanAsksFor() {
        assertThat(meaning("GET", "/a.png", 200, "-").metadata().map())
                .isEqualTo(Map.of("source", "feed", "position", 7, "feed_type", "personalized"));
        assertThat(meaning("GET", "/a/", 200, "http://site.example/").metadata().map())
                .isEqualTo(Map.of("source", "feed", "position", 7, "artist_name", "The Band", "venue_name", "Hall"));
        assertThat(meaning("GET", "/a/", 200, "-").metadata().map())
                .isEqualTo(Map.of("source", "direct", "artist_name", "The Band", "venue_name", "Hall"));
        assertThat(meaning("GET", "/a.pdf", 206, "-").metadata().map()).containsEntry("duration_seconds", 4L);
        assertThat(meaning("GET", "/a.jar", 200, "-").metadata().map())
                .containsKeys("ticket_url", "ticket_provider", "price_range");
        assertThat(meaning("GET", "/a", 200, "http://www.bing.com/?q=" + "x".repeat(300))
                        .metadata()
                        .map())
                .containsEntry("query_length", 200);
        assertThat(meaning("POST", "/a", 403, "-").metadata().map()).containsEntry("success", false);
    }

    @Test
    void makesALivelyMixOfRealTraffic() throws IOException {
        AccessLog log = AccessLog.read(SharedData.file("access-log.txt.gz"));
        Popularity popularity = Popularity.of(log.lines(), List.of(CONCERT));
        Site site = Site.of(log.lines());
        Map<String, Long> actions = log.lines().stream()
                .map(line -> RequestMapping.of(line, popularity.of(line), site).action())
                .collect(Collectors.groupingBy(action -> action, Collectors.counting()));
        assertThat(actions.keySet())
                .isEqualTo(Set.of(
                        "impression",
                        "event_click",
                        "detail_view",
                        "detail_view_end",
                        "interest",
                        "ticket_click",
                        "search",
                        "share",
                        "swipe",
                        "navigate",
                        "profile_visit",
                        "form_submit",
                        "other"));
        assertThat(actions.values()).allMatch(count -> count >= 5);
        assertThat(actions.get("impression")).isGreaterThan(actions.get("event_click"));
    }

    private static Meaning meaning(String method, String target, int status, String referrer) {
        LogLine line = new LogLine("", "v", Instant.EPOCH, method, target, status, 50_000, referrer, "a");
        return RequestMapping.of(line, new RankedConcert(7, CONCERT), SITE);
    }
}
