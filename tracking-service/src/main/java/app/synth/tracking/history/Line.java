package app.synth.tracking.history;

/** A line of a body. */
sealed interface Line {
    /** Counted from 1. */
    long number();

    /** It can be read; {@code bytes} long, without its end. */
    record Text(long number, String text, int bytes) implements Line {}

    /** It has more bytes than one may have, which are not kept. */
    record TooLong(long number) implements Line {}

    /** Its bytes are no text. */
    record NotUtf8(long number) implements Line {}
}
