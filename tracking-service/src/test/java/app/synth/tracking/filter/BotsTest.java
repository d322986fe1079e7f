package app.synth.tracking.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.synth.localstack.ProjectRoot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promise: at least 95 % of well-known crawlers, and under 0.5 % of the browsers that people use. */
class BotsTest {
    private static final double RECALL = 0.95;
    private static final double FALSE_POSITIVES = 0.005;

    /** Crawlers that visited a real site in 2015, as somebody who reads its log knows them. */
    private static final Pattern CRAWLER_IN_LOG = Pattern.compile(
            "Googlebot|Slurp|msnbot|Baiduspider|YandexBot|YandexImages|bingbot|MJ12bot|AhrefsBot|Exabot|archive\\.org_bot"
                    + "|Ezooms|Feedfetcher-Google|FeedBurner|UniversalFeedParser|Tiny Tiny RSS|Twitterbot"
                    + "|facebookexternalhit|Mail\\.RU_Bot|Sogou web spider|SiteExplorer|VoilaBot|Spinn3r|FlipboardProxy"
                    + "|Google favicon|Digg Feed Fetcher|Chef Client|EasouSpider|BeetleBot|LumiBot|Feedbin|Daumoa"
                    + "|curl/|Wget/|Python-urllib|python-requests|libwww-perl|^Ruby$|^Java/|Google Web Preview|BingPreview"
                    + "|GoogleImageProxy|AppEngine-Google|360Spider|changedetection|LiveJournal\\.com|libfetch");

    private static final Pattern LINE = Pattern.compile("\"([^\"]*)\"$");

    private final Bots bots = new Bots();

    @Test
    void wellKnownCrawlersAreFound() throws IOException {
        assertThat(share(lines("known-crawlers.txt"))).isGreaterThanOrEqualTo(RECALL);
    }

    @Test
    void crawlersOfARealLogAreFound() throws IOException {
        List<String> crawlers =
                visitors().filter(agent -> CRAWLER_IN_LOG.matcher(agent).find()).toList();
        assertThat(crawlers).hasSizeGreaterThan(50);
        assertThat(share(crawlers)).isGreaterThanOrEqualTo(RECALL);
    }

    @Test
    void browsersAreNot() throws IOException {
        List<String> browsers = lines("real-browsers.txt");
        assertThat(browsers).hasSizeGreaterThan(1_500);
        assertThat(share(browsers)).isLessThan(FALSE_POSITIVES);
    }

    @Test
    void browsersOfARealLogAreNot() throws IOException {
        List<String> browsers = visitors()
                .filter(agent -> agent.matches(
                        "(Mozilla/[45]\\.0 \\((Windows|Macintosh|X11|Linux|iP|compatible; MSIE)|Opera/).*"))
                .filter(agent -> !CRAWLER_IN_LOG.matcher(agent).find())
                .toList();
        assertThat(browsers).hasSizeGreaterThan(300);
        assertThat(browsers.stream().filter(bots::isBot)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "  ", "okhttp/4.12.0", "@segment/analytics-node/2.1.0", "axios/1.7.2", "node-fetch/1.0"})
    void whatSendsForPeopleIsNoBot(String userAgent) {
        assertThat(bots.isBot(userAgent)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl/8.5.0",
                "python-requests/2.31.0",
                "Go-http-client/2.0",
                "Apache-HttpClient/4.5.14 (Java/25)"
            })
    void anHttpClientIsABotUntilItsSenderIsProven(String userAgent) {
        assertThat(bots.isBot(userAgent)).isTrue();
        assertThat(bots.isBotAlthoughProven(userAgent)).isFalse();
    }

    @Test
    void aCrawlerStaysOneWhoeverSendsIt() {
        assertThat(bots.isBotAlthoughProven("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"))
                .isTrue();
    }

    @Test
    void aLongUserAgentIsJudgedByItsBeginning() {
        String filler = "x".repeat(2_000);
        assertThat(bots.isBot("Googlebot/2.1 " + filler)).isTrue();
        assertThat(bots.isBot(filler + " Googlebot/2.1")).isFalse();
    }

    /** Of these, how many are taken for bots. */
    private double share(List<String> agents) {
        return (double) agents.stream().filter(bots::isBot).count() / agents.size();
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = BotsTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    /** Each user agent of the log once. Skipped where the log is not beside the project. */
    private static Stream<String> visitors() throws IOException {
        Path log = ProjectRoot.find().resolveSibling("shared").resolve("data").resolve("access-log.txt.gz");
        assumeTrue(Files.isReadable(log), log + " is not there");
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8))) {
            return in
                    .lines()
                    .map(LINE::matcher)
                    .filter(Matcher::find)
                    .map(line -> line.group(1))
                    .distinct()
                    .toList()
                    .stream();
        }
    }
}
