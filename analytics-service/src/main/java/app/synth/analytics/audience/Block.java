package app.synth.analytics.audience;

import java.time.LocalDate;

/**
 * Days of an event that are to be released together.
 *
 * @param viewers at most so many distinct viewers when it was planned
 */
record Block(String eventId, LocalDate from, LocalDate to, int viewers) {}
