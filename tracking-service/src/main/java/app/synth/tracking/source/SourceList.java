package app.synth.tracking.source;

import java.util.List;

/** @param sources all there are, by key */
record SourceList(List<SourceView> sources) {}
