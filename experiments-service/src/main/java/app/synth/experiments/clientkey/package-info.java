/**
 * Public keys of SDKs. Whoever opens the app can read them, so they open nothing but what a browser may know: which
 * experiments there are, and how they divide.
 */
@NullMarked
package app.synth.experiments.clientkey;

import org.jspecify.annotations.NullMarked;
