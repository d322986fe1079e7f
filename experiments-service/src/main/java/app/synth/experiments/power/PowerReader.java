package app.synth.experiments.power;

import static java.util.Objects.requireNonNullElse;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentObject;
import app.synth.experiments.http.SentNumber;
import app.synth.experiments.results.Seen;
import app.synth.experiments.statistics.Alpha;
import app.synth.experiments.statistics.ConfidenceSequence;
import app.synth.experiments.statistics.FixedHorizon;
import app.synth.experiments.statistics.Procedure;
import app.synth.experiments.statistics.WhyNot;
import app.synth.experiments.statistics.power.Baseline;
import app.synth.experiments.statistics.power.TestPlan;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is planned; what was sent comes before what was seen. The first wrong field ends it with 400. */
final class PowerReader {
    private static final int VARIANTS_AT_MOST = 20;
    private static final int METRICS_AT_MOST = 20;
    private static final double MEAN_AT_MOST = 1e12;
    private static final long USERS_AT_MOST = 1_000_000_000_000L;

    private static final int KEY_AT_MOST = 200;
    private static final Set<String> OF_BASELINE = Set.of("share", "mean", "standard_deviation");
    private static final Set<String> FIELDS = Set.of(
            "experiment",
            "metric",
            "baseline",
            "minimum_lift",
            "minimum_change",
            "method",
            "alpha",
            "power",
            "weights",
            "metrics",
            "users",
            "users_per_day");

    private PowerReader() {}

    /** What was sent, each field of its kind; what it comes to, the other methods say. */
    static PowerRequest read(byte @Nullable [] body) {
        SentObject sent = SentObject.read(body, FIELDS);
        return new PowerRequest(
                text(sent, "experiment"),
                text(sent, "metric"),
                sent.has("baseline") ? baseline(sent.object("baseline", OF_BASELINE)) : null,
                SentNumber.ifAny(sent, "minimum_lift"),
                SentNumber.ifAny(sent, "minimum_change"),
                sent.textIfAny("method", KEY_AT_MOST),
                SentNumber.ifAny(sent, "alpha"),
                SentNumber.ifAny(sent, "power"),
                sent.has("weights") ? weights(sent) : null,
                sent.has("metrics") ? sent.number("metrics", 1, METRICS_AT_MOST) : null,
                SentNumber.wholeIfAny(sent, "users"),
                SentNumber.ifAny(sent, "users_per_day"));
    }

    private static PowerRequest.SentBaseline baseline(SentObject sent) {
        return new PowerRequest.SentBaseline(
                SentNumber.ifAny(sent, "share"),
                SentNumber.ifAny(sent, "mean"),
                SentNumber.ifAny(sent, "standard_deviation"));
    }

    private static List<Double> weights(SentObject sent) {
        JsonNode weights = sent.node("weights");
        if (weights == null || !weights.isArray() || !weights.valueStream().allMatch(JsonNode::isNumber)) {
            throw sent.wrong("weights", "It is a list of numbers");
        }
        return weights.valueStream().map(JsonNode::doubleValue).toList();
    }

    private static @Nullable String text(SentObject sent, String field) {
        return sent.has(field) ? sent.exactText(field, KEY_AT_MOST) : null;
    }

    static TestPlan plan(PowerRequest sent, @Nullable Seen seen) {
        double alpha = requireNonNullElse(sent.alpha(), seen == null ? 0.05 : seen.alpha());
        if (!(alpha > 0 && alpha < 0.5)) {
            throw Problems.badField("alpha", "It must be above 0 and below 0.5");
        }
        double power = requireNonNullElse(sent.power(), 0.8);
        if (!(power > alpha && power < 1)) {
            throw Problems.badField("power", "It must be above alpha and below 1");
        }
        int metrics = requireNonNullElse(sent.metrics(), seen == null ? 1 : seen.successMetrics());
        return new TestPlan(procedure(sent.method(), new Alpha(alpha)), weights(sent.weights(), seen), metrics, power);
    }

    private static Procedure procedure(@Nullable String method, Alpha alpha) {
        return switch (requireNonNullElse(method, "sequential")) {
            case "sequential" -> ConfidenceSequence.of(alpha);
            case "fixed" -> new FixedHorizon(alpha);
            default -> throw Problems.badField("method", "It must be sequential or fixed");
        };
    }

    /** A variant without weight takes no part. */
    private static List<Double> weights(@Nullable List<Double> sent, @Nullable Seen seen) {
        if (sent == null) {
            List<Double> known = seen == null
                    ? List.of(1.0, 1.0)
                    : seen.weights().stream().filter(weight -> weight > 0).toList();
            return known.size() < 2 ? List.of(1.0, 1.0) : known;
        }
        List<Double> weights = new ArrayList<>();
        for (Double weight : sent) {
            if (!(weight > 0 && weight <= 1e6)) {
                throw Problems.badField("weights", "Each must be above 0");
            }
            weights.add(weight);
        }
        if (weights.size() < 2 || weights.size() > VARIANTS_AT_MOST) {
            throw Problems.badField("weights", "There must be 2 to %d".formatted(VARIANTS_AT_MOST));
        }
        return weights;
    }

    static Baseline baseline(PowerRequest sent, @Nullable Seen seen) {
        PowerRequest.SentBaseline given = sent.baseline();
        if (given == null) {
            if (seen == null) {
                throw Problems.badField("baseline", "Give it, or name an experiment or a metric");
            }
            return seen.baseline()
                    .known()
                    .orElseThrow(() -> Problems.conflict(
                            "baseline_unknown",
                            "The control of '%s' says nothing yet: %s"
                                    .formatted(
                                            seen.experiment(),
                                            seen.baseline()
                                                    .whyNot()
                                                    .map(WhyNot::text)
                                                    .orElse(""))));
        }
        Double share = given.share();
        if (share != null) {
            if (!(share > 0 && share < 1) || given.mean() != null || given.standardDeviation() != null) {
                throw Problems.badField("baseline.share", "It must be above 0 and below 1, and stand alone");
            }
            return new Baseline.Proportion(share);
        }
        Double mean = given.mean();
        if (mean == null || !(Math.abs(mean) <= MEAN_AT_MOST)) {
            throw Problems.badField("baseline.mean", "Without a share it must be a number");
        }
        Double deviation = given.standardDeviation();
        if (deviation == null || !(deviation > 0 && deviation <= MEAN_AT_MOST)) {
            throw Problems.badField("baseline.standard_deviation", "Without a share it must be above 0");
        }
        return new Baseline.Mean(mean, deviation);
    }

    /** The absolute change that is looked for; null when none is named. */
    static @Nullable Double change(PowerRequest sent, Baseline baseline) {
        Double lift = sent.minimumLift();
        Double change = sent.minimumChange();
        if (lift != null && change != null) {
            throw Problems.badField("minimum_change", "It is named by minimum_lift already");
        }
        if (lift != null) {
            if (!(Math.abs(lift) > 0 && Math.abs(lift) <= 1_000)) {
                throw Problems.badField("minimum_lift", "It must be a part of the mean, and not 0");
            }
            if (!(baseline.mean() > 0)) {
                throw Problems.badField("minimum_lift", "The baseline's mean is not above 0: name minimum_change");
            }
            return baseline.changeOf(lift);
        }
        if (change != null && !(Math.abs(change) > 0 && Math.abs(change) <= MEAN_AT_MOST)) {
            throw Problems.badField("minimum_change", "It must be a number, and not 0");
        }
        return change;
    }

    static long users(PowerRequest sent, @Nullable Seen seen) {
        long users = requireNonNullElse(sent.users(), seen == null ? 0L : seen.usersSoFar());
        if (users < 0 || users > USERS_AT_MOST) {
            throw Problems.badField("users", "It must be 0 or more");
        }
        return users;
    }

    static @Nullable Double usersPerDay(PowerRequest sent, @Nullable Seen seen) {
        Double perDay = sent.usersPerDay();
        if (perDay == null) {
            return seen == null ? null : seen.usersPerDay();
        }
        if (!(perDay >= 0 && perDay <= USERS_AT_MOST)) {
            throw Problems.badField("users_per_day", "It must be 0 or more");
        }
        return perDay;
    }
}
