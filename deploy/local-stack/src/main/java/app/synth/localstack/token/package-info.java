/**
 * Tokens for people who try the local stack: {@link app.synth.localstack.token.LocalTokens} gives a user the account
 * type asked for, in the profile that accounts-service keeps, and issues a token for them. A token itself never says
 * what somebody may do.
 */
@NullMarked
package app.synth.localstack.token;

import org.jspecify.annotations.NullMarked;
