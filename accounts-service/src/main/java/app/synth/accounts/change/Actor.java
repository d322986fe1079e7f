package app.synth.accounts.change;

import app.synth.accounts.client.identity.Caller;
import java.util.Locale;
import java.util.UUID;

/**
 * Who is behind a change.
 *
 * @param id a user's id, or a provider's or job's name
 */
public record Actor(Kind kind, String id) {

    /** What an actor can be. */
    public enum Kind {
        USER,
        API_KEY,
        PAYMENT_PROVIDER,
        SERVICE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Actor of(Caller caller) {
        return user(caller.userId());
    }

    public static Actor user(UUID user) {
        return new Actor(Kind.USER, user.toString());
    }

    public static Actor provider(String name) {
        return new Actor(Kind.PAYMENT_PROVIDER, name);
    }

    /** This service itself, at its own time. */
    public static Actor job(String name) {
        return new Actor(Kind.SERVICE, name);
    }
}
