package app.synth.localstack.client;

/** What proves to the suite who sends: the header that carries it. */
public record Credential(String header, String value) {

    /** A user's token. */
    public static Credential token(String token) {
        return new Credential("Authorization", "Bearer " + token);
    }

    /** A source's write key. */
    public static Credential writeKey(String key) {
        return new Credential("X-Write-Key", key);
    }

    @Override
    public String toString() {
        return header;
    }
}
