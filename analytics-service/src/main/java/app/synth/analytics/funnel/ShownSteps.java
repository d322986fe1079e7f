package app.synth.analytics.funnel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of counts what somebody may see of them. */
final class ShownSteps {
    private static final double TEN_THOUSAND = 10_000;

    private ShownSteps() {}

    /** @param shownFrom from how many viewers on a step is shown; 0 for whoever sees everything */
    static List<ShownStep> of(Funnel funnel, List<StepCount> counts, int shownFrom) {
        List<ShownStep> shown = new ArrayList<>();
        for (int index = 0; index < counts.size(); index++) {
            FunnelStep step = funnel.steps().get(index);
            StepCount count = counts.get(index);
            boolean hidden = count.reached() < shownFrom;
            shown.add(
                    hidden
                            ? new ShownStep(
                                    step.name(), step.action(), step.optional(), null, null, null, null, null, true)
                            : new ShownStep(
                                    step.name(),
                                    step.action(),
                                    step.optional(),
                                    count.reached(),
                                    index == 0
                                            ? null
                                            : share(
                                                    count.reached(),
                                                    counts.get(funnel.before(index))
                                                            .reached()),
                                    share(count.reached(), counts.getFirst().reached()),
                                    count.median(),
                                    count.p90(),
                                    false));
        }
        return shown;
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : Math.round(TEN_THOUSAND * part / whole) / TEN_THOUSAND;
    }
}
