package app.synth.experiments.assignment;

/**
 * The 32 bit Fowler-Noll-Vo hash, variant 1a, over UTF-16 code units instead of bytes. That is how GrowthBook's
 * JavaScript does it; over UTF-8 every subject outside ASCII would land in another bucket than in the browser.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/rfc9923">RFC 9923, The FNV Non-Cryptographic Hash Algorithm</a>
 */
final class Fnv1a {
    private static final int OFFSET_BASIS = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private Fnv1a() {}

    /** The hash, as an unsigned number. */
    static long hash(String text) {
        int hash = OFFSET_BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return Integer.toUnsignedLong(hash);
    }
}
