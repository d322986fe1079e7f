/**
 * How account types are come by. People ask for one with what there is to know of them ({@link
 * app.synth.accounts.request.BusinessForm}), and an admin approves or rejects; a request goes through its states ({@link
 * app.synth.accounts.request.RequestState}) once, whoever is quicker. Admins give types directly, too. Nobody decides about
 * themselves, and however many admins step down at once, one stays ({@link app.synth.accounts.request.PgAccountTypes}).
 */
@NullMarked
package app.synth.accounts.request;

import org.jspecify.annotations.NullMarked;
