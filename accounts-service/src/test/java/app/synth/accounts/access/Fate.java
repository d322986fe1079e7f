package app.synth.accounts.access;

import java.util.List;

/** What becomes of a call. */
sealed interface Fate {

    /** It is let in: neither 401 nor 403 nor a fault; a 404 or a 409 may come of what it asks for. */
    record In() implements Fate {}

    /** It is refused so. */
    record Refused(int status, String code) implements Fate {}

    /** In for who holds one of the permissions, else refused. */
    record InFor(List<String> anyOf, Refused otherwise) implements Fate {}

    /** {@code in}, {@code 403 not_for_oneself} or {@code manage_users else 404 not_found}. */
    static Fate read(String text) {
        if (text.equals("in")) {
            return new In();
        }
        int otherwise = text.indexOf(" else ");
        return otherwise < 0
                ? refused(text)
                : new InFor(
                        List.of(text.substring(0, otherwise).split(" ")),
                        refused(text.substring(otherwise + " else ".length())));
    }

    private static Refused refused(String text) {
        String[] words = text.split(" ");
        return new Refused(Integer.parseInt(words[0]), words[1]);
    }
}
