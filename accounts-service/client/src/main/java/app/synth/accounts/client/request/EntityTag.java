package app.synth.accounts.client.request;

import app.synth.accounts.client.problem.Problems;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The version of something as a strong entity tag, and the conditions of a request over it (RFC 9110, sections 8.8.3 and 13.1). */
public final class EntityTag {
    private static final String ANY = "*";
    private static final String WEAK = "W/";
    private static final Pattern VERSION = Pattern.compile("\"[0-9]{1,18}\"");

    private final String header;

    private EntityTag(String value) {
        this.header = '"' + value + '"';
    }

    /** @param value letters, digits and hyphens */
    public static EntityTag of(String value) {
        return new EntityTag(value);
    }

    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** As it stands in the header. */
    public String header() {
        return header;
    }

    /** If-Match of what is changed only as somebody has read it: without one 428 {@code version_required}. */
    public static String required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problems.of(
                            Status.PRECONDITION_REQUIRED,
                            "version_required",
                            "Send the ETag of what you have read as If-Match")
                    .build();
        }
        return ifMatch;
    }

    /**
     * The versions that If-Match names, for a condition in SQL. A weak tag names none.
     *
     * @return null for any
     */
    public static Long @Nullable [] versions(String ifMatch) {
        return tags(ifMatch).anyMatch(ANY::equals)
                ? null
                : tags(ifMatch)
                        .filter(VERSION.asMatchPredicate())
                        .map(tag -> Long.valueOf(tag.substring(1, tag.length() - 1)))
                        .toArray(Long[]::new);
    }

    /** Lets a change of this version pass, or 412 {@code version_conflict}. A weak tag never passes; none at all does. */
    public void check(@Nullable String ifMatch) {
        if (ifMatch != null && tags(ifMatch).noneMatch(tag -> tag.equals(ANY) || tag.equals(header))) {
            throw conflict();
        }
    }

    /** 412 {@code version_conflict}. */
    public static RuntimeException conflict() {
        return Problems.of(
                        Status.PRECONDITION_FAILED,
                        "version_conflict",
                        "It is not at this version any more; read it again")
                .build();
    }

    /** Whether If-None-Match says that the client has this version already; tags that a proxy made weak are the same here. */
    public boolean isKnown(@Nullable String ifNoneMatch) {
        return Optional.ofNullable(ifNoneMatch).stream()
                .flatMap(EntityTag::tags)
                .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
                .anyMatch(tag -> tag.equals(ANY) || tag.equals(header));
    }

    private static Stream<String> tags(String header) {
        return Arrays.stream(header.split(",", -1)).map(String::strip);
    }
}
