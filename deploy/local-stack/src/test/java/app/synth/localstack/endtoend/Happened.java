package app.synth.localstack.endtoend;

import app.synth.localstack.replay.ReplayedLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An interaction that has to be in the figures.
 *
 * @param visitor the viewer that was captured
 * @param viewer the user that the visitor turned out to be, else the visitor
 */
record Happened(ReplayedLine line, Instant time, UUID visitor, UUID viewer, boolean isUser) {
    private static final Pattern TIME = Pattern.compile("\\[([^\\]]+)\\]");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US);
    private static final Pattern USER_AGENT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"$");

    /**
     * Those lines that are no crawler's, each once however often it stands in the log, in the order of time.
     *
     * @param ending the day that the log's last day has become
     * @param users who identified as whom, by anonymous ids
     */
    static List<Happened> of(List<ReplayedLine> lines, Crawlers crawlers, LocalDate ending, Map<String, UUID> users) {
        LocalDate last = lines.stream()
                .map(line -> date(time(line)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        long days = ChronoUnit.DAYS.between(last, ending);
        return once(lines).stream()
                .filter(line -> !crawlers.sent(userAgent(line)))
                .map(line -> {
                    UUID visitor = visitor(line.anonymousId());
                    UUID user = users.get(line.anonymousId());
                    return new Happened(
                            line,
                            time(line).plus(days, ChronoUnit.DAYS),
                            visitor,
                            user == null ? visitor : user,
                            user != null);
                })
                .sorted(Comparator.comparing(Happened::time))
                .toList();
    }

    /** How many of the lines, each once, are a crawler's. */
    static long filtered(List<ReplayedLine> lines, Crawlers crawlers) {
        return once(lines).stream()
                .filter(line -> crawlers.sent(userAgent(line)))
                .count();
    }

    static List<ReplayedLine> once(List<ReplayedLine> lines) {
        return List.copyOf(lines.stream()
                .collect(Collectors.toMap(ReplayedLine::text, line -> line, (one, again) -> one, LinkedHashMap::new))
                .values());
    }

    LocalDate date() {
        return date(time);
    }

    boolean is(String... actions) {
        return List.of(actions).contains(line.action());
    }

    /** The viewer that an anonymous id makes. */
    static UUID visitor(String anonymousId) {
        return md5("visitor:" + anonymousId);
    }

    /** PostgreSQL's {@code md5(text)::uuid}. */
    static UUID md5(String text) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant time(ReplayedLine line) {
        return OffsetDateTime.parse(found(TIME, line), FORMAT).toInstant();
    }

    private static String userAgent(ReplayedLine line) {
        return found(USER_AGENT, line).replaceAll("[^\\x20-\\x7e]", "");
    }

    private static String found(Pattern pattern, ReplayedLine line) {
        Matcher matcher = pattern.matcher(line.text());
        if (!matcher.find()) {
            throw new IllegalArgumentException(line.text());
        }
        return matcher.group(1);
    }
}
