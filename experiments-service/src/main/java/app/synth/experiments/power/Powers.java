package app.synth.experiments.power;

import app.synth.accounts.client.problem.Problems;
import app.synth.experiments.results.Baselines;
import app.synth.experiments.results.Seen;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.FixedHorizon;
import app.synth.experiments.statistics.WhyNot;
import app.synth.experiments.statistics.power.Baseline;
import app.synth.experiments.statistics.power.Outlook;
import app.synth.experiments.statistics.power.PowerCalculator;
import app.synth.experiments.statistics.power.SampleSize;
import app.synth.experiments.statistics.power.TestPlan;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers what a plan takes. */
@ApplicationScoped
class Powers {
    private final Baselines baselines;

    Powers(Baselines baselines) {
        this.baselines = baselines;
    }

    Uni<PowerView> of(PowerRequest sent) {
        return seen(sent).map(found -> view(sent, found.orElse(null)));
    }

    private Uni<Optional<Seen>> seen(PowerRequest sent) {
        String experiment = sent.experiment();
        String metric = sent.metric();
        if (experiment != null) {
            return baselines
                    .ofExperiment(experiment, metric)
                    .invoke(found -> require(found, "experiment", "There is no such experiment with this metric"));
        }
        if (metric != null && sent.baseline() == null) {
            return baselines
                    .ofMetric(metric)
                    .invoke(found -> require(found, "metric", "No experiment with users was measured by it yet"));
        }
        return Uni.createFrom().item(Optional.empty());
    }

    private static void require(Optional<Seen> found, String field, String why) {
        if (found.isEmpty()) {
            throw Problems.badField(field, why);
        }
    }

    private static PowerView view(PowerRequest sent, @Nullable Seen seen) {
        TestPlan plan = PowerReader.plan(sent, seen);
        Baseline baseline = PowerReader.baseline(sent, seen);
        Double change = PowerReader.change(sent, baseline);
        boolean running = sent.experiment() != null;
        long users = PowerReader.users(sent, running ? seen : null);
        Double perDay = PowerReader.usersPerDay(sent, seen);
        var calculator = new PowerCalculator(plan, baseline);
        Outlook outlook = change == null ? null : Outlook.of(calculator, change, users, perDay == null ? 0 : perDay);
        Map<String, String> whyNot = new TreeMap<>();
        SampleSize needed = outlook == null ? null : known("users_needed", outlook.needed(), whyNot);
        return new PowerView(
                seen == null || sent.baseline() != null ? null : seen.experiment(),
                seen == null ? sent.metric() : seen.metric(),
                plan.procedure() instanceof FixedHorizon ? "fixed" : "sequential",
                plan.procedure().alpha().value(),
                plan.ofOneComparison().alpha().value(),
                plan.power(),
                baseline.mean(),
                Math.sqrt(baseline.varianceAt(baseline.mean())),
                change,
                change == null || baseline.mean() == 0 ? null : Double.valueOf(change / baseline.mean()),
                needed == null ? null : Long.valueOf(needed.total()),
                needed == null ? null : needed.perVariant(),
                users,
                perDay,
                outlook == null ? null : known("users_left", outlook.usersLeft(), whyNot),
                outlook == null || perDay == null ? null : known("days_left", outlook.daysLeft(), whyNot),
                outlook == null ? null : Double.valueOf(outlook.powerNow()),
                known("detectable_change", calculator.detectableChange(users), whyNot),
                known("detectable_lift", calculator.detectableLift(users), whyNot),
                whyNot);
    }

    private static <T> @Nullable T known(String name, Figure<T> figure, Map<String, String> whyNot) {
        figure.whyNot().map(WhyNot::text).ifPresent(why -> whyNot.put(name, why));
        return figure.known().orElse(null);
    }
}
