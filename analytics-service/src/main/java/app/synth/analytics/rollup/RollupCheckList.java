package app.synth.analytics.rollup;

import java.util.List;

/** Verifications and rebuilds, the newest first. */
public record RollupCheckList(List<RollupCheck> items) {}
