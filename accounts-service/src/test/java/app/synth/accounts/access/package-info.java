/**
 * Who may call what, written down: {@code access-matrix.txt} has a line for each operation and {@code seed-matrix.txt} the
 * permissions of each account type. {@link app.synth.accounts.access.AccessMatrix} reads both,
 * {@link app.synth.accounts.access.Attempts} tries a line in somebody's name and says what is not as it is written.
 */
@NullMarked
package app.synth.accounts.access;

import org.jspecify.annotations.NullMarked;
