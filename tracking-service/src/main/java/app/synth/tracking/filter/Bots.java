package app.synth.tracking.filter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows crawlers, monitors, scripts and previews by their user agents. What hides what it is passes. */
@ApplicationScoped
// Caffeine finds the classes for this kind of cache (bounded by the number of its entries) by name.
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMS", "com.github.benmanes.caffeine.cache.PSMS"})
public class Bots {
    private static final int LONGEST = 1024;
    private static final int REMEMBERED = 10_000;

    /** What programs say that were written by somebody to call APIs, ours too. */
    private static final Pattern HTTP_CLIENT = Pattern.compile(
            "^(?i:curl|wget|python|python-\\w+|java|go-http-client|apache-httpclient|libwww-perl|ruby|perl|php"
                    + "|guzzlehttp|postmanruntime|insomnia|got|httpx|aiohttp|reqwest|dart)(?:$|[-_/ (])");

    private final CrawlerPatterns crawlers = CrawlerPatterns.load();
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * Whether a program that says so sent this. Without a user agent nobody says so: servers with a key of their own and
     * beacons send none.
     *
     * @param userAgent as sent; only its first 1,024 characters are looked at
     */
    public boolean isBot(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return false;
        }
        String judged = userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent;
        return known.get(judged, crawlers::match);
    }

    /**
     * The same of a sender who proved to be a user, or a source's own server: that one may well use an HTTP client that
     * crawlers use, too.
     */
    public boolean isBotAlthoughProven(@Nullable String userAgent) {
        return isBot(userAgent)
                && userAgent != null
                && !HTTP_CLIENT.matcher(userAgent).find();
    }
}
