package app.synth.tracking.source;

import java.util.List;

/** @param items all there are, by key */
record SourceList(List<SourceView> items) {}
