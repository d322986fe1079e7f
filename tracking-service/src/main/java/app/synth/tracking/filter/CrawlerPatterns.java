package app.synth.tracking.filter;

import io.quarkus.runtime.annotations.RegisterResources;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The published list of crawlers ({@code crawlers.txt}, as it is) with what we add to it and leave out of it ({@code
 * crawlers-ours.txt}). Nearly all of its 1,500 expressions are plain words, which are looked up by their first two letters;
 * only what remains is one regular expression. So a new user agent costs microseconds.
 */
@RegisterResources(globs = "app/synth/tracking/filter/crawlers*.txt")
final class CrawlerPatterns {
    private static final Pattern PLAIN = Pattern.compile("(?:[A-Za-z0-9 _,;:!@#%&=\"'<>~-]|\\\\[^A-Za-z0-9])+");
    private static final int LETTERS = 128;

    private final String[][] wordsByStart = new String[LETTERS * LETTERS][0];
    private final Pattern expressions;

    private CrawlerPatterns(List<String> patterns) {
        List<String> others = new ArrayList<>();
        for (String pattern : patterns) {
            String word = pattern.replaceAll("\\\\(.)", "$1");
            if (PLAIN.matcher(pattern).matches() && word.length() > 1) {
                addWord(word);
            } else {
                others.add("(?:" + pattern + ")");
            }
        }
        this.expressions = Pattern.compile(String.join("|", others));
    }

    /** From the service's resources. */
    static CrawlerPatterns load() {
        List<String> patterns = new ArrayList<>(lines("crawlers.txt"));
        Set<String> left = new HashSet<>();
        for (String line : lines("crawlers-ours.txt")) {
            String pattern = line.substring(2);
            switch (line.substring(0, 2)) {
                case "+ " -> patterns.add(pattern);
                case "- " -> left.add(pattern);
                default -> throw new IllegalStateException("crawlers-ours.txt has a line without + or -: " + line);
            }
        }
        if (!patterns.containsAll(left)) {
            left.removeAll(patterns);
            throw new IllegalStateException("crawlers-ours.txt leaves out what crawlers.txt does not have: " + left);
        }
        patterns.removeAll(left);
        return new CrawlerPatterns(patterns);
    }

    boolean match(String userAgent) {
        return hasWord(userAgent) || expressions.matcher(userAgent).find();
    }

    private boolean hasWord(String userAgent) {
        for (int at = 0; at < userAgent.length() - 1; at++) {
            char first = userAgent.charAt(at);
            char second = userAgent.charAt(at + 1);
            if (first < LETTERS && second < LETTERS) {
                for (String word : wordsByStart[first * LETTERS + second]) {
                    if (userAgent.startsWith(word, at)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void addWord(String word) {
        int start = word.charAt(0) * LETTERS + word.charAt(1);
        String[] more = Arrays.copyOf(wordsByStart[start], wordsByStart[start].length + 1);
        more[more.length - 1] = word;
        wordsByStart[start] = more;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = CrawlerPatterns.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + resource + " is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
