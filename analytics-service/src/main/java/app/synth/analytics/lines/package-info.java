/**
 * Answers as lines, for spreadsheets and programs that read tables: text/csv as RFC 4180 has it, or application/x-ndjson.
 *
 * <p>An answer that can be told so is a {@code Table}: it says what of it are the lines, all of one kind. The caller says by
 * Accept in which {@code Form} it is wanted; {@code Forms} reads that once, at the beginning, and writes the answer in that
 * form, so what is written is what the caller was let in for: lines take professional of whoever a tier binds. {@code Lines} writes them,
 * and {@code Cells} keeps spreadsheets from running a text as a formula.
 *
 * <p>An answer is bounded and was read as a whole, so its lines are written at once. What is not bounded is written page by
 * page, by the export of the daily tables.
 */
@NullMarked
package app.synth.analytics.lines;

import org.jspecify.annotations.NullMarked;
