package app.synth.localstack.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One address with one browser, who is not logged in, and the lines in the order of the file.
 *
 * @param userAgent {@code -} where none was sent
 */
record Visitor(String anonymousId, String userAgent, List<LogLine> lines) {

    /** All visitors of the lines, in the order in which they first appear. */
    static List<Visitor> of(List<LogLine> lines) {
        Map<String, Visitor> visitors = new LinkedHashMap<>();
        for (LogLine line : lines) {
            String key = line.visitor() + "\n" + line.userAgent();
            visitors.computeIfAbsent(key, made -> make(line, made)).lines().add(line);
        }
        return List.copyOf(visitors.values());
    }

    /** The header that the visitor sent; what no header may contain is left out. */
    String userAgentHeader() {
        return userAgent.equals("-") ? "" : userAgent.replaceAll("[^\\x20-\\x7e]", "");
    }

    private static Visitor make(LogLine line, String key) {
        UUID browser = UUID.nameUUIDFromBytes(("replay visitor\n" + key).getBytes(StandardCharsets.UTF_8));
        // The address stays readable; the rest tells the browsers behind it apart.
        String anonymousId = line.visitor() + "." + browser.toString().substring(24);
        return new Visitor(anonymousId, line.userAgent(), new ArrayList<>());
    }
}
