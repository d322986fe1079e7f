/** The matrix of account types and permissions. */
@NullMarked
package app.synth.accounts.permission;

import org.jspecify.annotations.NullMarked;
