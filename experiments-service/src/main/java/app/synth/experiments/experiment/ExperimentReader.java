package app.synth.experiments.experiment;

import app.synth.accounts.client.request.SentObject;
import app.synth.experiments.assignment.ExperimentDesign;
import app.synth.experiments.assignment.Variant;
import app.synth.experiments.http.SentJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was sent into an experiment that people may have. The first field that is not as it must be ends the reading
 * with 400 {@code invalid_field}.
 */
final class ExperimentReader {
    static final String KEY = "key";
    static final String STATE = "state";

    /** All that an experiment is made of. */
    static final Set<String> FIELDS = Set.of(
            KEY,
            "name",
            "description",
            "hypothesis",
            "variants",
            "traffic_allocation",
            TargetingReader.CONDITION,
            TargetingReader.NAMESPACE,
            TargetingReader.IN_HOLDOUT,
            TargetingReader.OVERRIDES,
            MetricsReader.SUCCESS,
            MetricsReader.GUARDRAIL,
            MetricsReader.ALPHA,
            "seed",
            "hash_attribute",
            "start_date",
            "end_date",
            STATE);

    private static final int NAME_AT_MOST = 200;
    private static final int TEXT_AT_MOST = 4_000;
    private static final int VARIANT_NAME_AT_MOST = 64;
    private static final int VARIANTS_AT_MOST = 20;
    private static final int VALUE_AT_MOST = 16_384;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private ExperimentReader() {}

    /**
     * The experiment.
     *
     * @param now when an experiment that is no draft and has no start date starts
     */
    static NewExperiment read(SentObject sent, Instant now) {
        String key = key(sent);
        List<Variant> variants = variants(sent);
        List<String> names = variants.stream().map(Variant::name).toList();
        var design = new ExperimentDesign(
                sent.has("seed") ? sent.text("seed", NAME_AT_MOST) : key,
                variants,
                TrafficReader.read(sent, variants.size()),
                TargetingReader.read(sent, names));
        ExperimentState state = sent.has(STATE)
                ? sent.one(STATE, ExperimentState.class, ExperimentState::of, ExperimentState::text)
                : ExperimentState.DRAFT;
        Instant startDate = date(sent, "start_date");
        if (startDate == null && state != ExperimentState.DRAFT) {
            startDate = now;
        }
        Instant endDate = date(sent, "end_date");
        if (startDate != null && endDate != null && !endDate.isAfter(startDate)) {
            throw sent.wrong("end_date", "It must lie after the start, which is " + startDate);
        }
        return new NewExperiment(
                key,
                sent.text("name", NAME_AT_MOST),
                sent.paragraphIfAny("description", TEXT_AT_MOST),
                sent.paragraphIfAny("hypothesis", TEXT_AT_MOST),
                design,
                hashAttribute(sent),
                MetricsReader.read(sent),
                state,
                startDate,
                endDate);
    }

    private static String key(SentObject sent) {
        String key = sent.has(KEY) ? sent.exactText(KEY, NAME_AT_MOST) : "";
        if (!ExperimentKey.isOne(key)) {
            throw sent.wrong(
                    KEY,
                    "It must be lower-case words and digits joined by '-' or '_', at most %d characters, and no word of"
                                    .formatted(ExperimentKey.LENGTH_AT_MOST)
                            + " the API's own paths");
        }
        return key;
    }

    private static List<Variant> variants(SentObject experiment) {
        List<Variant> variants = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (SentObject sent : experiment.objects("variants", VARIANTS_AT_MOST, Set.of("name", "value"))) {
            String name = sent.text("name", VARIANT_NAME_AT_MOST);
            if (!names.add(name)) {
                throw sent.wrong("name", "Another variant is called so");
            }
            variants.add(new Variant(name, value(sent)));
        }
        if (variants.size() < 2) {
            throw experiment.wrong("variants", "There must be 2 to %d variants".formatted(VARIANTS_AT_MOST));
        }
        return variants;
    }

    private static @Nullable Object value(SentObject variant) {
        JsonNode sent = variant.node("value");
        if (sent == null) {
            return null;
        }
        if (!SentJson.isStorable(sent) || sent.toString().length() > VALUE_AT_MOST) {
            throw variant.wrong(
                    "value", "It must be JSON of at most %d characters that can be stored".formatted(VALUE_AT_MOST));
        }
        return SentJson.value(sent);
    }

    private static HashAttribute hashAttribute(SentObject sent) {
        return sent.has("hash_attribute")
                ? sent.one("hash_attribute", HashAttribute.class, HashAttribute::of, HashAttribute::text)
                : HashAttribute.USER_ID;
    }

    /** At the precision that Postgres keeps. */
    private static @Nullable Instant date(SentObject sent, String field) {
        Instant date = sent.timeIfAny(field);
        if (date == null) {
            return null;
        }
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw sent.wrong(field, "It must lie between the years 2000 and 2100");
        }
        return date.truncatedTo(ChronoUnit.MICROS);
    }
}
