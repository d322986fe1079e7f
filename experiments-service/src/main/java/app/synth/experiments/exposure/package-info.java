/**
 * That people have really seen their variants; only this enters the statistics.
 *
 * <p>Exposures come by {@code ExposureResource}, one or many, and in the interactions that {@code ExposureStream} follows.
 * {@code Exposures} checks each against what the experiment gives, and {@code PgExposures} keeps the first one of each
 * subject, experiment and phase, in one statement for all; further variants of a subject are kept beside it, as evidence.
 * Crawlers are known by the user agents of those who send interactions, which is tracking's knowledge; what comes by {@code
 * ExposureResource} is counted whoever sends it, since the user agent of a server that speaks of others says nothing of them.
 * {@code EventResource} takes what else happened to those who were exposed.
 */
@NullMarked
package app.synth.experiments.exposure;

import org.jspecify.annotations.NullMarked;
