/**
 * The identity provider of the local stack and of the tests, in the place of Supabase Auth, Keycloak or another OIDC
 * issuer: its private keys exist only in this JVM's memory.
 */
@NullMarked
package app.synth.localstack.identity;

import org.jspecify.annotations.NullMarked;
