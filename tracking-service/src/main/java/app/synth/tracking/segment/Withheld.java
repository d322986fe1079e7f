package app.synth.tracking.segment;

import app.synth.tracking.ingest.RawJson;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts a message out of a body, and what must never be kept out of the message: the network addresses that SDKs and servers
 * put into it, wherever they stand, and the key that it was sent with. Null takes their place, and not a character beside
 * them changes.
 */
final class Withheld {
    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]");
    private static final Set<String> ADDRESSES = Set.of(
            "ip",
            "ipaddress",
            "ipaddr",
            "ipv4",
            "ipv6",
            "clientip",
            "userip",
            "remoteip",
            "requestip",
            "remoteaddr",
            "remoteaddress",
            "xforwardedfor");
    private static final int LONGEST = 20;
    private static final String KEY = "writeKey";

    private Withheld() {}

    /** @param parser reads {@code body} and stands at the message's first token; then at its last */
    static RawJson cut(String body, JsonParser parser) throws IOException {
        int from = start(parser);
        StringBuilder without = null;
        int copied = from;
        int depth = 0;
        JsonToken token = parser.currentToken();
        do {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME && isWithheld(parser.currentName(), depth)) {
                parser.nextToken();
                without = without == null ? new StringBuilder() : without;
                without.append(body, copied, start(parser)).append("null");
                parser.skipChildren();
                copied = end(parser);
            }
            token = depth == 0 ? token : parser.nextToken();
        } while (depth > 0);
        int until = end(parser);
        return without == null
                ? new RawJson(body, from, until)
                : RawJson.of(without.append(body, copied, until).toString());
    }

    private static boolean isWithheld(String name, int depth) {
        return depth == 1 && name.equals(KEY)
                || name.length() <= LONGEST
                        && ADDRESSES.contains(
                                SEPARATORS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT));
    }

    private static int start(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    /** A string is read to its end only when somebody wants it. */
    private static int end(JsonParser parser) throws IOException {
        parser.finishToken();
        return (int) parser.currentLocation().getCharOffset();
    }
}
