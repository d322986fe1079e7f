package app.synth.accounts.client.identity;

import java.util.UUID;

/** What a caller has shown, good for calling another service in the same name. Its text form never tells it. */
public sealed interface Credential permits Credential.BearerToken, ApiKey {

    /** The name of the header it is sent in. */
    String header();

    /** The value of that header; a secret. */
    String value();

    /** What answers about its owner can be kept under: never the credential itself. */
    String subject();

    /** A verified token, and whose it is. */
    record BearerToken(UUID user, String token) implements Credential {
        @Override
        public String header() {
            return "Authorization";
        }

        @Override
        public String value() {
            return "Bearer " + token;
        }

        @Override
        public String subject() {
            return user.toString();
        }

        @Override
        public String toString() {
            return "a token of " + user;
        }
    }
}
