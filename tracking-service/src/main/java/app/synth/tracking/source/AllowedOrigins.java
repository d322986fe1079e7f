package app.synth.tracking.source;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * From where browsers may send: origins as browsers write them ({@code https://app.example},
 * {@code http://localhost:3000}, {@code capacitor://localhost}), or all subdomains of one
 * ({@code https://*.example}, which is not {@code https://example} itself).
 *
 * @param origins none: from anywhere
 */
public record AllowedOrigins(List<String> origins) {
    private static final String ANY_SUBDOMAIN = "://*.";

    private static final Pattern FORM = Pattern.compile("""
            (?x)
            [a-z][a-z0-9+.-]{0,30} ://
            (?: (?: \\*\\. )? [a-z0-9] [a-z0-9-]{0,62} (?: \\. [a-z0-9] [a-z0-9-]{0,62} ){0,20}
              | \\[ [0-9a-f:.]{2,45} \\] )
            (?: : [1-9] [0-9]{0,4} )?
            """);

    /** A browser leaves the scheme's own port away, so this would never match. */
    private static final Pattern OWN_PORT = Pattern.compile("http://.*:80|https://.*:443");

    public AllowedOrigins {
        origins = List.copyOf(origins);
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).matches() && !OWN_PORT.matcher(text).matches();
    }

    /**
     * Whether a browser may send from there.
     *
     * @param origin the Origin header of a request
     */
    public boolean allows(String origin) {
        if (origins.isEmpty()) {
            return true;
        }
        String sent = origin.toLowerCase(Locale.ROOT);
        for (String allowed : origins) {
            if (matches(allowed, sent)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String allowed, String sent) {
        int wildcard = allowed.indexOf(ANY_SUBDOMAIN);
        if (wildcard < 0) {
            return allowed.equals(sent);
        }
        int host = wildcard + ANY_SUBDOMAIN.indexOf('*');
        String domain = allowed.substring(host + 1);
        return sent.startsWith(allowed.substring(0, host)) && sent.endsWith(domain) && isOne(sent);
    }
}
