package app.synth.analytics.catalogue;

import java.util.Locale;

/** The kinds of things in the catalogue. */
enum CatalogueKind {
    EVENTS(CatalogueEntry.Event.class),
    ARTISTS(CatalogueEntry.Artist.class),
    VENUES(CatalogueEntry.Venue.class);

    private final Class<? extends CatalogueEntry> entry;

    CatalogueKind(Class<? extends CatalogueEntry> entry) {
        this.entry = entry;
    }

    /** The shape of a line. */
    Class<? extends CatalogueEntry> entry() {
        return entry;
    }

    /** As paths and reports name it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
