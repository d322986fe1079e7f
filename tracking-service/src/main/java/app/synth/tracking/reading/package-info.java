/**
 * What is stored, read back. {@code MyInteractionsResource} shows people their own; {@code InteractionsResource} shows admins
 * anybody's and exports them. An {@code OwnQuery} or {@code InteractionQuery} becomes an {@code InteractionFilter};
 * {@code PgInteractions} answers it a page at a time, each page behind the {@code PageEnd} of the one before, so that
 * nothing written meanwhile moves what was seen. {@code Export} lines the pages up as fast as the client takes them.
 */
@NullMarked
package app.synth.tracking.reading;

import org.jspecify.annotations.NullMarked;
