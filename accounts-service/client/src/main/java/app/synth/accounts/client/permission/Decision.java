package app.synth.accounts.client.permission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Whether somebody may, and if not, the first thing that is missing, in the order of the constants after {@link #GRANTED}.
 * Written in JSON as in {@link #code}.
 */
public enum Decision {
    GRANTED,
    /** The account type is not granted the permission. */
    NOT_GRANTED,
    /** The subscription does not reach the permission's minimum tier. */
    TIER,
    /** The subscription would, but has ended. */
    EXPIRED,
    /** The permission is for verified accounts. */
    UNVERIFIED,
    /** The permission is for owners of the resource. */
    NOT_OWNER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Decision of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
