/**
 * Keys for machines. An enterprise account makes one, sees it once, and gives it scopes: permissions it holds itself. The
 * database has nothing but the key's SHA-256. Whoever comes with a key is its owner, within its scopes
 * ({@link app.synth.accounts.apikey.OwnPermissions}), until the key is revoked, its time is over, or the owner's tier is.
 */
@NullMarked
package app.synth.accounts.apikey;

import org.jspecify.annotations.NullMarked;
