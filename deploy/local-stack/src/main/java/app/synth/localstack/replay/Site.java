package app.synth.localstack.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The web site that a log is of. The log itself does not say; it is the one that most requests were referred by, since
 * pages refer to their own images first of all.
 *
 * @param host without {@code www.}; empty where nothing was referred
 */
record Site(String host) {
    private static final Pattern ADDRESS = Pattern.compile("https?://(?:www\\.)?([^/?#:]+)(?::\\d+)?(/[^?#]*)?.*");

    static Site of(List<LogLine> lines) {
        return lines.stream()
                .map(line -> ADDRESS.matcher(line.referrer()))
                .filter(Matcher::matches)
                .map(address -> address.group(1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(host -> new Site(host.getKey()))
                .orElse(new Site(""));
    }

    /** The path of the page, if the referrer is one of this site's. */
    Optional<String> pageOf(String referrer) {
        Matcher address = ADDRESS.matcher(referrer);
        if (!address.matches() || !address.group(1).equals(host)) {
            return Optional.empty();
        }
        return Optional.of(address.group(2) == null ? "/" : address.group(2));
    }
}
