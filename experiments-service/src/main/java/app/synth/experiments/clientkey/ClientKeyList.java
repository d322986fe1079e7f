package app.synth.experiments.clientkey;

import java.util.List;

/** The keys that there are and were, the good ones first. */
record ClientKeyList(List<ClientKey> items) {}
