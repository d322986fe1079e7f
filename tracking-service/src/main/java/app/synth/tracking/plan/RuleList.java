package app.synth.tracking.plan;

import java.util.List;

/** Rules, or versions of one. */
public record RuleList(List<RuleView> items) {}
