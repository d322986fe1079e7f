package app.synth.experiments.metric;

import java.util.List;

/** All metrics, by their keys. */
public record MetricList(List<MetricView> items) {}
