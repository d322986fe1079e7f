package app.synth.tracking.report;

import app.synth.tracking.accounting.FateCount;
import app.synth.tracking.report.ReportAnswer.Clients;
import app.synth.tracking.report.ReportAnswer.Commits;
import app.synth.tracking.report.ReportAnswer.OfSource;
import app.synth.tracking.report.ReportAnswer.PerMinute;
import app.synth.tracking.report.ReportAnswer.Quality;
import app.synth.tracking.report.ReportAnswer.Quantiles;
import app.synth.tracking.report.ReportAnswer.Queue;
import app.synth.tracking.report.ReportAnswer.Reason;
import app.synth.tracking.report.ReportAnswer.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Works the counts and figures of a window into a report. */
final class Report {
    /** The plan's thresholds and KPIs. */
    private static final double FAILURE_WARNING = 0.05;

    private static final double FAILURE_CRITICAL = 0.20;
    private static final double ACKNOWLEDGEMENT_WARNING_MS = 100;
    private static final double RELIABILITY_WARNING = 0.95;

    /** Clients keep what these refuse and send it again. */
    private static final Set<Integer> TRIED_AGAIN = Set.of(429, 503);

    private final ReportWindow window;
    private final Map<String, Map<String, Long>> fates = new TreeMap<>();
    private final Map<String, Map<String, Long>> reasons = new HashMap<>();
    private final Map<String, FigureSum> figures;

    Report(ReportWindow window, List<FateCount> counts, Map<String, FigureSum> figures) {
        this.window = window;
        this.figures = figures;
        for (FateCount count : counts) {
            add(fates, count.source(), count.fate(), count.interactions());
            if (!count.reason().isEmpty()) {
                add(reasons, count.source(), count.reason(), count.interactions());
            }
        }
    }

    ReportAnswer answer() {
        Refused refused = refused();
        long attempted = all("received") + refused.interactions();
        Double failureRate = share(all("quarantined") + refused.interactions(), attempted);
        Quantiles acknowledgement = quantiles(FigureKeys.ACKNOWLEDGEMENT);
        List<ReportCheck> checks = List.of(
                ReportCheck.atMost("failure_rate", failureRate, FAILURE_WARNING, FAILURE_CRITICAL),
                ReportCheck.atMost("acknowledgement_p95_ms", acknowledgement.p95(), ACKNOWLEDGEMENT_WARNING_MS, null),
                ReportCheck.atLeast("reliability", reliability(refused), RELIABILITY_WARNING, null),
                ReportCheck.atLeast("client_reliability", clientReliability(), RELIABILITY_WARNING, null));
        return new ReportAnswer(
                window.text(),
                window.from(),
                window.to(),
                worst(checks),
                checks,
                attempted,
                failureRate,
                sources(),
                refused,
                acknowledgement,
                quantiles(FigureKeys.WRITE),
                commits(),
                new Queue(
                        figure(FigureKeys.WAITING).last(),
                        figure(FigureKeys.MOST_WAITING).most()),
                quality(),
                figure(FigureKeys.COMMITS).replicas());
    }

    /** Of the interactions that will not come again, the share that is stored. The server cannot see what never arrived. */
    private @Nullable Double reliability(Refused refused) {
        long lost = refused.reasons().stream()
                .filter(reason -> !TRIED_AGAIN.contains(reason.status()))
                .mapToLong(Reason::interactions)
                .sum();
        return share(all("stored"), all("stored") + all("quarantined") + lost);
    }

    /** What clients say of what never arrived. Whoever has a public key may claim anything: it moves no figure of ours. */
    private @Nullable Double clientReliability() {
        long made = total(FigureKeys.MADE);
        return share(Math.max(0, made - total(FigureKeys.LOST)), made);
    }

    private List<OfSource> sources() {
        Set<String> names = new TreeSet<>(fates.keySet());
        names.addAll(suffixed(FigureKeys.VIOLATIONS).keySet());
        names.addAll(suffixed(FigureKeys.MADE).keySet());
        List<OfSource> sources = new ArrayList<>(names.size());
        names.forEach(source -> sources.add(source(source)));
        return sources;
    }

    private OfSource source(String source) {
        Map<String, Long> counts = fates.getOrDefault(source, Map.of());
        Map<String, Long> why = new TreeMap<>(reasons.getOrDefault(source, Map.of()));
        why.values().removeIf(none -> none == 0); // all of them were replayed
        long received = counts.getOrDefault("received", 0L);
        long stored = counts.getOrDefault("stored", 0L);
        long duplicate = counts.getOrDefault("duplicate", 0L);
        long quarantined = counts.getOrDefault("quarantined", 0L);
        long filtered = counts.getOrDefault("filtered", 0L);
        return new OfSource(
                source,
                new PerMinute(
                        perMinute(received),
                        perMinute(stored),
                        perMinute(duplicate),
                        perMinute(quarantined),
                        perMinute(filtered)),
                received,
                stored,
                duplicate,
                quarantined,
                filtered,
                why,
                figure(FigureKeys.WITHOUT_METADATA + source).total(),
                figure(FigureKeys.UNRESOLVABLE + source).total(),
                figure(FigureKeys.VIOLATIONS + source).total(),
                clients(source));
    }

    private Clients clients(String source) {
        Map<String, Long> lost = suffixed(FigureKeys.LOST + source + "/");
        return new Clients(
                figure(FigureKeys.MADE + source).total(),
                lost.values().stream().mapToLong(Long::longValue).sum(),
                lost);
    }

    private Refused refused() {
        List<Reason> all = new ArrayList<>();
        suffixed(FigureKeys.REFUSED_REQUESTS).forEach((reason, requests) -> {
            int slash = reason.indexOf('/');
            all.add(new Reason(
                    Integer.parseInt(reason, 0, slash, 10),
                    reason.substring(slash + 1),
                    requests,
                    figure(FigureKeys.REFUSED_INTERACTIONS + reason).total()));
        });
        all.sort(Comparator.comparingLong(Reason::requests)
                .reversed()
                .thenComparing(Reason::status)
                .thenComparing(Reason::code));
        return new Refused(
                all.stream().mapToLong(Reason::requests).sum(),
                all.stream().mapToLong(Reason::interactions).sum(),
                all);
    }

    private Quantiles quantiles(String prefix) {
        Map<Long, Long> counts = new HashMap<>();
        suffixed(prefix).forEach((bound, count) -> counts.put(Long.valueOf(bound), count));
        return new Quantiles(
                Latencies.quantile(counts, 0.50), Latencies.quantile(counts, 0.95), Latencies.quantile(counts, 0.99));
    }

    private Commits commits() {
        long count = figure(FigureKeys.COMMITS).total();
        return new Commits(
                count,
                perMinute(count),
                figure(FigureKeys.FAILED_COMMITS).total(),
                share(figure(FigureKeys.COMMITTED_INTERACTIONS).total(), count),
                share(figure(FigureKeys.COMMITTED_REQUESTS).total(), count));
    }

    private Quality quality() {
        return new Quality(
                share(total(FigureKeys.WITHOUT_METADATA), total(FigureKeys.STORED)),
                total(FigureKeys.UNRESOLVABLE),
                share(all("duplicate"), all("received")));
    }

    private long all(String fate) {
        return fates.values().stream()
                .mapToLong(counts -> counts.getOrDefault(fate, 0L))
                .sum();
    }

    private FigureSum figure(String key) {
        return figures.getOrDefault(key, FigureSum.NONE);
    }

    private long total(String prefix) {
        return suffixed(prefix).values().stream().mapToLong(Long::longValue).sum();
    }

    /** The totals of all figures whose names begin so, by what follows. */
    private Map<String, Long> suffixed(String prefix) {
        Map<String, Long> found = new TreeMap<>();
        figures.forEach((key, sum) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), sum.total());
            }
        });
        return found;
    }

    private double perMinute(long count) {
        return rounded(count / window.minutes());
    }

    private static void add(Map<String, Map<String, Long>> counts, String source, String key, long interactions) {
        counts.computeIfAbsent(source, first -> new TreeMap<>()).merge(key, interactions, Long::sum);
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : rounded((double) part / whole);
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000_000) / 1_000_000.0;
    }

    private static String worst(List<ReportCheck> checks) {
        List<String> statuses = checks.stream().map(ReportCheck::status).toList();
        return statuses.contains(ReportCheck.CRITICAL)
                ? ReportCheck.CRITICAL
                : statuses.contains(ReportCheck.WARNING) ? ReportCheck.WARNING : ReportCheck.OK;
    }
}
