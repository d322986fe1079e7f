/** The one record per user: what the app shows of them, their account type, verification and tier. */
@NullMarked
package app.synth.accounts.profile;

import org.jspecify.annotations.NullMarked;
