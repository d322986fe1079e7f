package app.synth.analytics.catalogue;

import java.util.Locale;

/** Why a kind could not be taken from its view. */
enum ViewFault {
    /** There is no such view. */
    VIEW_MISSING,
    /** The running service's role may not read it. */
    VIEW_FORBIDDEN,
    /** It lacks a column that it must have, or has one that means nothing. */
    VIEW_COLUMNS,
    /** A batch took longer than it may. */
    VIEW_TOO_SLOW,
    /** It has no rows, so that with delete-missing the whole catalogue would go. */
    VIEW_EMPTY,
    /** It, or what was made of it, failed in another way. */
    VIEW_FAILED,
    /** Another replica took this one for dead. */
    TAKEN_OVER;

    /** The code of the problem; it never changes its meaning. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
