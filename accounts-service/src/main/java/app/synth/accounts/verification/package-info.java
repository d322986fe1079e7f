/**
 * What is known for sure of who somebody is. Admins set any level, of others. Everybody can prove an address of their own: a
 * code goes there ({@link app.synth.accounts.verification.CodeSender}), and who knows it has the address ({@link
 * app.synth.accounts.verification.AddressProof}). That raises a level to {@code email} or {@code phone} and never lowers one.
 *
 * <p>No answer tells whether an address is anybody's before the caller has proved that it is theirs.
 */
@NullMarked
package app.synth.accounts.verification;

import org.jspecify.annotations.NullMarked;
