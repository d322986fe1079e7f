package app.synth.analytics.catalogue;

import app.synth.analytics.rollup.UnresolvedName;
import java.util.List;

/** What the catalogue lacks, the most frequent first. */
public record UnresolvedNames(List<UnresolvedName> items) {}
