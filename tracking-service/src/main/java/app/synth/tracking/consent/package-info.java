/**
 * Who does not want to be tracked. {@code ConsentResource} takes a person's wish, {@code PgConsent} keeps it, and every
 * replica holds all who objected in memory ({@code Objections}), where the pipeline asks for each interaction. A wish is
 * heard everywhere within seconds; what the person's clients send from then on is counted as filtered and not stored.
 */
@NullMarked
package app.synth.tracking.consent;

import org.jspecify.annotations.NullMarked;
