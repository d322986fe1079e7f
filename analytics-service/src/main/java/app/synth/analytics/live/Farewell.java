package app.synth.analytics.live;

import java.util.Locale;

/** Why a watcher is sent away. */
enum Farewell {
    /** The token has ended, or is not believed any more. */
    UNAUTHENTICATED,
    /** The permission was withdrawn. */
    PERMISSION_DENIED,
    /** Whether the permission still stands cannot be found out. */
    PERMISSIONS_UNAVAILABLE,
    /** This replica stops; another one is there. */
    STOPPING;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
