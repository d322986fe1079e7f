package app.synth.localstack.identity;

/** The algorithms a token may be signed with. */
public enum Signature {
    RS256,
    ES256
}
