package app.synth.experiments.experiment;

import static java.util.Objects.requireNonNullElse;

import app.synth.accounts.client.problem.Problems;
import app.synth.experiments.assignment.ExperimentDesign;
import app.synth.experiments.assignment.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was sent into an experiment that may be created. The first field that is not as it must be ends the reading
 * with 400 {@code invalid_field}.
 */
final class ExperimentReader {
    private static final int NAME_AT_MOST = 200;
    private static final int DESCRIPTION_AT_MOST = 4_000;
    private static final int VARIANT_NAME_AT_MOST = 64;
    private static final int VARIANTS_AT_MOST = 20;
    private static final int METRICS_AT_MOST = 20;
    private static final Pattern METRIC = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final String USER_ID = "user_id";

    private ExperimentReader() {}

    /**
     * The experiment.
     *
     * @param sent null when the body was empty
     * @param now when a running experiment without a start date starts
     */
    static NewExperiment read(@Nullable ExperimentRequest sent, Instant now) {
        if (sent == null) {
            throw Problems.badField("body", "The request has no body");
        }
        String key = key(sent.key());
        String name = text("name", sent.name(), NAME_AT_MOST);
        List<Variant> variants = variants(sent.variants());
        var design = new ExperimentDesign(
                sent.seed() == null ? key : text("seed", sent.seed(), NAME_AT_MOST),
                variants,
                TrafficReader.read(sent.trafficAllocation(), variants.size()));
        ExperimentState state = state(sent.state());
        Instant startDate = Dates.read("start_date", sent.startDate());
        if (startDate == null && state == ExperimentState.RUNNING) {
            startDate = now;
        }
        Instant endDate = Dates.read("end_date", sent.endDate());
        if (startDate != null && endDate != null && !endDate.isAfter(startDate)) {
            throw Problems.badField("end_date", "It must lie after the start, which is " + startDate);
        }
        return new NewExperiment(
                key,
                name,
                sent.description() == null ? null : text("description", sent.description(), DESCRIPTION_AT_MOST),
                design,
                hashAttribute(sent.hashAttribute()),
                successMetrics(sent.successMetrics()),
                state,
                startDate,
                endDate);
    }

    private static String key(@Nullable String sent) {
        if (sent == null || !ExperimentKey.isOne(sent)) {
            throw Problems.badField(
                    "key", "It must be lower-case words and digits joined by '-' or '_', at most 64 characters");
        }
        return sent;
    }

    private static String text(String field, @Nullable String sent, int atMost) {
        if (sent == null || sent.isBlank() || sent.length() > atMost || !StorableText.isStorable(sent)) {
            throw Problems.badField(field, "It must be text of 1 to %d characters".formatted(atMost));
        }
        return sent.strip();
    }

    private static List<Variant> variants(@Nullable List<@Nullable Variant> sent) {
        if (sent == null || sent.size() < 2 || sent.size() > VARIANTS_AT_MOST) {
            throw Problems.badField("variants", "There must be 2 to %d variants".formatted(VARIANTS_AT_MOST));
        }
        List<Variant> variants = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sent.size(); i++) {
            Variant variant = variant("variants[%d]".formatted(i), sent.get(i));
            if (!names.add(variant.name())) {
                throw Problems.badField("variants[%d].name".formatted(i), "Another variant is called so");
            }
            variants.add(variant);
        }
        return variants;
    }

    private static Variant variant(String field, @Nullable Variant sent) {
        if (sent == null) {
            throw Problems.badField(field, "It must be an object with a name and a value");
        }
        if (sent.value() != null && !StorableText.isStorableJson(sent.value())) {
            throw Problems.badField(field + ".value", "It contains a character that cannot be stored");
        }
        return new Variant(text(field + ".name", sent.name(), VARIANT_NAME_AT_MOST), sent.value());
    }

    private static ExperimentState state(@Nullable String sent) {
        return ExperimentState.of(requireNonNullElse(sent, ExperimentState.DRAFT.text()))
                .filter(state -> state == ExperimentState.DRAFT || state == ExperimentState.RUNNING)
                .orElseThrow(() -> Problems.badField("state", "A new experiment is 'draft' or 'running'"));
    }

    private static String hashAttribute(@Nullable String sent) {
        if (!USER_ID.equals(requireNonNullElse(sent, USER_ID))) {
            throw Problems.badField("hash_attribute", "It must be 'user_id'");
        }
        return USER_ID;
    }

    private static List<String> successMetrics(@Nullable List<@Nullable String> sent) {
        if (sent == null || sent.isEmpty() || sent.size() > METRICS_AT_MOST) {
            throw Problems.badField("success_metrics", "There must be 1 to %d metrics".formatted(METRICS_AT_MOST));
        }
        Set<String> names = new HashSet<>();
        for (String metric : sent) {
            if (metric == null || !METRIC.matcher(metric).matches() || !names.add(metric)) {
                throw Problems.badField("success_metrics", "Each must be a name like click_through_rate, named once");
            }
        }
        return List.copyOf(sent);
    }
}
