package app.synth.experiments.experiment;

import java.util.List;

/** All namespaces, by their ids. */
record NamespaceList(List<NamespaceView> items) {}
