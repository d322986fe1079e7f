/**
 * What was measured, the ratios to what was to be reached, and both as a table and as JSON.
 */
@NullMarked
package app.synth.bench.report;

import org.jspecify.annotations.NullMarked;
