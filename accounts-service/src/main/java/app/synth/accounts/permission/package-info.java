/**
 * The one decision of the suite: who may what, and if not, why not.
 *
 * <p>{@link app.synth.accounts.permission.Judgement} is the decision itself, a pure function of a person
 * ({@link app.synth.accounts.permission.Subject}), a cell of the {@link app.synth.accounts.permission.Matrix}, and whether the
 * person owns what is asked about. It is made anew at every question, by the clock; only what it is made of is kept in memory
 * ({@link app.synth.accounts.permission.Facts}), until the database says that it has changed. The same rules stand in SQL
 * ({@code accounts.decide}), and a test goes through the whole matrix with both.
 */
@NullMarked
package app.synth.accounts.permission;

import org.jspecify.annotations.NullMarked;
