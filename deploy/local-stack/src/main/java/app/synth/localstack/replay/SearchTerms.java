package app.synth.localstack.replay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody had typed into a search engine before they came. */
final class SearchTerms {
    private static final Pattern SEARCH_ENGINE =
            Pattern.compile("https?://([^/?#]*\\.)?(google|bing|yahoo|duckduckgo|yandex|baidu)\\.[^/?#]*[/?#].*");
    private static final int LONGEST = 200;

    private SearchTerms() {}

    /** The {@code q} of a search engine's address; most engines do not tell it any more. */
    static Optional<String> in(String referrer) {
        int query = referrer.indexOf('?');
        if (query < 0 || !SEARCH_ENGINE.matcher(referrer).matches()) {
            return Optional.empty();
        }
        return Arrays.stream(referrer.substring(query + 1).split("[&#]"))
                .filter(parameter -> parameter.startsWith("q="))
                .map(parameter -> decode(parameter.substring(2)).strip())
                .filter(terms -> !terms.isEmpty())
                .map(terms -> terms.length() > LONGEST ? terms.substring(0, LONGEST) : terms)
                .findFirst();
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8).replace("\u0000", "");
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
