package app.synth.accounts.change;

import app.synth.accounts.client.request.SentObject;
import org.jspecify.annotations.Nullable;

/** Why an admin changes something, in their own words, as it is sent beside the change. */
public final class Reason {
    /** The name of the field. */
    public static final String FIELD = "reason";

    private static final int LONGEST = 500;

    private Reason() {}

    public static String of(SentObject sent) {
        return sent.text(FIELD, LONGEST);
    }

    /** Null where none was sent. */
    public static @Nullable String ifAny(SentObject sent) {
        return sent.textIfAny(FIELD, LONGEST);
    }
}
