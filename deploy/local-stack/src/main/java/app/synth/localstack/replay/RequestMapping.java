package app.synth.localstack.replay;

import app.synth.localstack.client.Metadata;
import app.synth.localstack.replay.Popularity.RankedConcert;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what a request to a web site would have been in a concert app. Pure and total; the first row that matches wins.
 *
 * <table>
 *   <caption>From requests to interactions</caption>
 *   <tr><th>request<th>sent as<th>canonical action
 *   <tr><td>POST<td>form_submit on contact<td>form_submit
 *   <tr><td>not GET either (HEAD, OPTIONS): nobody saw anything<td>custom on page<td>other
 *   <tr><td>moved or failed (301, 4xx, 5xx): a wrong turn<td>navigate on page<td>navigate
 *   <tr><td>the front page or a list by tag, as a page<td>navigate on feed_tab<td>navigate
 *   <tr><td>referred by a search engine that tells the words<td>search on events<td>search
 *   <tr><td>through a link that somebody published (utm_source)<td>share on event<td>share
 *   <tr><td>an archive or installer to take away<td>click_ticket on event<td>ticket_click
 *   <tr><td>a part of a file (206): stayed for a while<td>view on event, with a duration<td>detail_view_end
 *   <tr><td>a document to take away (pdf)<td>click on ticket_link<td>ticket_click
 *   <tr><td>a feed (flav=, xml)<td>view on event, from a list<td>impression
 *   <tr><td>a script<td>swipe on event<td>swipe
 *   <tr><td>an image, icon, font or style<td>impression on event<td>impression
 *   <tr><td>plain text or source code (robots.txt, py, log)<td>view on venue<td>profile_visit
 *   <tr><td>a page that was seen before (304)<td>interest on event<td>interest
 *   <tr><td>a page about a project<td>view on artist<td>profile_visit
 *   <tr><td>another page, from a page of the same site<td>click on event<td>event_click
 *   <tr><td>another page<td>view on event<td>detail_view
 * </table>
 */
final class RequestMapping {
    private static final Set<String> TAKEN_AWAY = Set.of("jar", "gz", "tgz", "zip", "deb", "rpm", "exe", "swf");
    private static final Set<String> FEED = Set.of("xml", "rss", "rdf", "atom");
    private static final Set<String> LOOK =
            Set.of("png", "jpg", "jpeg", "gif", "svg", "ico", "css", "ttf", "woff", "eot", "xsl");
    private static final Set<String> PAGE = Set.of("", "html", "xhtml", "htm", "php");
    private static final Pattern PUBLISHED = Pattern.compile("[?&]utm_source=([A-Za-z0-9_.-]{1,64})");
    private static final Pattern EXTENSION = Pattern.compile(".*\\.([A-Za-z0-9]{1,8})");
    private static final long BYTES_READ_PER_SECOND = 16 * 1024;

    private final LogLine line;
    private final RankedConcert ranked;
    private final Concert concert;
    private final Optional<String> ownPage;

    /**
     * What a request means.
     *
     * @param action the canonical action that the suite is expected to count it as
     */
    record Meaning(String eventType, String entityType, String entityId, Metadata metadata, String action) {}

    private RequestMapping(LogLine line, RankedConcert ranked, Site site) {
        this.line = line;
        this.ranked = ranked;
        this.concert = ranked.concert();
        this.ownPage = site.pageOf(line.referrer()).map(RequestMapping::shortened);
    }

    /**
     * The meaning of a request.
     *
     * @param concert the one that the path stands for
     * @param site the one that the log is of
     */
    static Meaning of(LogLine line, RankedConcert concert, Site site) {
        return new RequestMapping(line, concert, site).meaning();
    }

    private Meaning meaning() {
        if (line.method().equals("POST")) {
            return new Meaning(
                    "form_submit",
                    "contact",
                    concert.eventId(),
                    Metadata.of("success", line.status() < 400),
                    "form_submit");
        }
        if (!line.method().equals("GET")) {
            return new Meaning("custom", "page", page(), Metadata.of("method", line.method()), "other");
        }
        if (line.status() >= 400 || line.status() == 301) {
            return new Meaning("navigate", "page", page(), Metadata.of("status", line.status()), "navigate");
        }
        String extension = extension();
        boolean feed = line.target().contains("flav=") || FEED.contains(extension);
        boolean page = PAGE.contains(extension) && !feed;
        if (page && (line.path().equals("/") || line.path().startsWith("/blog/tags/"))) {
            return new Meaning(
                    "navigate",
                    "feed_tab",
                    page(),
                    Metadata.of("from_tab", from()).and("to_tab", page()),
                    "navigate");
        }
        Optional<String> terms = SearchTerms.in(line.referrer());
        if (terms.isPresent()) {
            return search(terms.get());
        }
        Matcher published = PUBLISHED.matcher(line.target());
        if (published.find()) {
            return onEvent("share", Metadata.of("platform", published.group(1)), "share");
        }
        if (TAKEN_AWAY.contains(extension)) {
            return onEvent("click_ticket", ticket(), "ticket_click");
        }
        if (line.status() == 206) {
            long seconds = 1 + line.bytes() / BYTES_READ_PER_SECOND;
            return onEvent("view", Metadata.of("duration_seconds", seconds).and("source", from()), "detail_view_end");
        }
        if (extension.equals("pdf")) {
            return new Meaning("click", "ticket_link", concert.eventId(), ticket(), "ticket_click");
        }
        if (feed) {
            return onEvent("view", seen("list", "following"), "impression");
        }
        if (extension.equals("js")) {
            return onEvent("swipe", Metadata.of("direction", "right"), "swipe");
        }
        if (LOOK.contains(extension)) {
            return onEvent("impression", seen("feed", "personalized"), "impression");
        }
        return page
                ? pageView()
                : new Meaning(
                        "view", "venue", concert.venueOrUnknown(), Metadata.of("source", from()), "profile_visit");
    }

    private Meaning pageView() {
        if (line.status() == 304) {
            return onEvent("interest", Metadata.of("interested", true), "interest");
        }
        if (line.path().startsWith("/projects/")) {
            return new Meaning("view", "artist", concert.artistId(), Metadata.of("source", from()), "profile_visit");
        }
        Metadata metadata = Metadata.of("artist_name", concert.artist());
        if (concert.venue() != null) {
            metadata.and("venue_name", concert.venue());
        }
        if (ownPage.isPresent()) {
            metadata.and("source", "feed");
            metadata.and("position", ranked.rank());
            return onEvent("click", metadata, "event_click");
        }
        metadata.and("source", from());
        return onEvent("view", metadata, "detail_view");
    }

    private Meaning search(String terms) {
        return new Meaning(
                "search",
                "events",
                terms,
                Metadata.of("query", terms).and("search_type", "events").and("query_length", terms.length()),
                "search");
    }

    private Meaning onEvent(String eventType, Metadata metadata, String action) {
        return new Meaning(eventType, "event", concert.eventId(), metadata, action);
    }

    private Metadata seen(String source, String feedType) {
        return Metadata.of("source", source).and("position", ranked.rank()).and("feed_type", feedType);
    }

    private Metadata ticket() {
        return Metadata.of("ticket_url", line.path())
                .and("ticket_provider", "box office")
                .and("price_range", "unknown")
                .and("source", from());
    }

    /** Where they came from: a page of the site, another site, or nowhere that is known. Never a list's name. */
    private String from() {
        boolean unknown = line.referrer().equals("-") || line.referrer().isEmpty();
        return ownPage.orElse(unknown ? "direct" : "link");
    }

    private String page() {
        return shortened(line.path());
    }

    private String extension() {
        String path = line.path();
        Matcher extension = EXTENSION.matcher(path.substring(path.lastIndexOf('/') + 1));
        return extension.matches() ? extension.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static String shortened(String path) {
        return path.length() > 200 ? path.substring(0, 200) : path;
    }
}
