package app.synth.accounts.access;

import java.util.List;

/** Who gets in. */
sealed interface Entrance {

    /**
     * Anybody with a token.
     *
     * @param keysToo a machine's key opens it as well
     */
    record AnyToken(boolean keysToo) implements Entrance {}

    /** Whose account holds one of these. */
    record Holding(List<String> anyOf) implements Entrance {}

    /** Whose account has the tier enterprise. */
    record OfEnterprise() implements Entrance {}

    /** Nobody without the signature of the provider. */
    record Signed() implements Entrance {}

    static Entrance read(String text) {
        return switch (text) {
            case "authenticated" -> new AnyToken(false);
            case "authenticated or key" -> new AnyToken(true);
            case "tier enterprise" -> new OfEnterprise();
            case "signature" -> new Signed();
            default -> new Holding(List.of(text.split(" ")));
        };
    }
}
