/**
 * What the app's events, artists and venues are: the figures read it, and are restated when it changes.
 *
 * <p>It comes in two ways. {@code CatalogueResource} takes it in bulk: {@code CatalogueLines} judges each line, and
 * {@code PgCatalogue} writes what is new or different. {@code CatalogueSync} takes it from views of the app's own tables, on
 * one replica at a time ({@code PgSyncRuns}), batch by batch ({@code PgSyncViews}). {@code PgCatalogueTable} says what both
 * write and how, so that what is the same already is never written, and restates nothing; triggers note the rest for the
 * rollups.
 *
 * <p>{@code CatalogueEntriesResource} shows and removes single entries, and names what was sent that the catalogue does not
 * know.
 */
@NullMarked
package app.synth.analytics.catalogue;

import org.jspecify.annotations.NullMarked;
