/**
 * What happens at this moment, for whoever watches.
 *
 * <p>{@code LiveResource} lets somebody in and {@code Watchers} keeps the places. While there is anybody, {@code LiveFeed}
 * looks once in a while: {@code PgLooks} reads what was written since the last look and nothing else, {@code LiveWindow} keeps
 * what the last minute had of each action and event, and {@code LiveEvents} writes it down once, for all. So the database
 * does the same for one watcher and for a hundred, and nothing for none. {@code Watcher} is one of them: who reads too slowly
 * misses events, and costs no memory.
 *
 * <p>Whoever may not watch any more, since a token has ended or a permission was withdrawn, is told so and sent away by the
 * next check. While the database is away watchers stay, and are told that what they see is old.
 */
@NullMarked
package app.synth.analytics.live;

import org.jspecify.annotations.NullMarked;
