package app.synth.experiments.metric;

import java.util.List;

/** How a change of the metrics ends. */
sealed interface MetricChange {
    record Done(MetricView metric) implements MetricChange {}

    record Removed() implements MetricChange {}

    /** Another metric has this key. */
    record Taken() implements MetricChange {}

    record Unknown() implements MetricChange {}

    /** It came with the service. */
    record BuiltIn() implements MetricChange {}

    /** It has another version by now. */
    record Stale() implements MetricChange {}

    /** These experiments use it. */
    record Used(List<String> experiments) implements MetricChange {}

    /** There are as many as there may be. */
    record Full(int atMost) implements MetricChange {}
}
