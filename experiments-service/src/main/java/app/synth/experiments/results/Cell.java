package app.synth.experiments.results;

import java.time.LocalDate;

/**
 * Where users, or sums over them, belong.
 *
 * @param day UTC, of the exposure
 * @param segment the value of the dimension; empty without one
 */
record Cell(String variant, LocalDate day, String segment) {}
