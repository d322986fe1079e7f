/** Who changes accounts, and the one way to do it: attributed, in one transaction, and audited by the database itself. */
@NullMarked
package app.synth.accounts.change;

import org.jspecify.annotations.NullMarked;
