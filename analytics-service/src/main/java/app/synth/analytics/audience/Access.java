package app.synth.analytics.audience;

import app.synth.analytics.period.AllowedRange;

/**
 * How much a caller gets to see.
 *
 * @param everything whether live and exact
 */
record Access(boolean everything, AllowedRange allowed) {}
