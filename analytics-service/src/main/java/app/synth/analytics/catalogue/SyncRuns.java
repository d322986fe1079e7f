package app.synth.analytics.catalogue;

import java.util.List;

/** A run of each kind that has a view. */
public record SyncRuns(List<SyncRun> items) {}
