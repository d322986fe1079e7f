package app.synth.analytics.catalogue;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A view, qualified by its schema, in the case in which PostgreSQL keeps it (without quotes that is lower case). It stands in
 * statements, so it is nothing but two plain identifiers.
 */
// Configuration finds of() by reflection.
@RegisterForReflection
public record ViewName(String schema, String view) {
    private static final String IDENTIFIER = "([A-Za-z_][A-Za-z0-9_]{0,62})";
    private static final Pattern QUALIFIED = Pattern.compile(IDENTIFIER + "\\." + IDENTIFIER);

    /** Reads {@code schema.view}; how configuration makes one. */
    public static ViewName of(String text) {
        Matcher parts = QUALIFIED.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "A view is named as schema.view, both of letters, digits and underscores: " + text);
        }
        return new ViewName(parts.group(1), parts.group(2));
    }

    /** As it stands in a statement. */
    String quoted() {
        return '"' + schema + "\".\"" + view + '"';
    }

    @Override
    public String toString() {
        return schema + "." + view;
    }
}
