/** Who changed what about whom. The tables' own triggers write it and the database lets nobody rewrite it; here it is read. */
@NullMarked
package app.synth.accounts.audit;

import org.jspecify.annotations.NullMarked;
