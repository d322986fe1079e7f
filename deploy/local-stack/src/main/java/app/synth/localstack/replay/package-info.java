/**
 * Real input: concerts of an orchestra become the catalogue, and the requests of a web server's access log become
 * interactions with them, sent to a running stack as any app would send them.
 *
 * <p>{@link app.synth.localstack.replay.Replay} is the command. {@link app.synth.localstack.replay.ConcertFile} reads the
 * concerts, which {@link app.synth.localstack.replay.ConcertCatalogue} turns into catalogue entries.
 * {@link app.synth.localstack.replay.AccessLog} reads the log, {@link app.synth.localstack.replay.Popularity} gives the
 * most requested path the most popular concert, {@link app.synth.localstack.replay.Visitor} gathers what one visitor did,
 * {@link app.synth.localstack.replay.RequestMapping} says what a request means, and
 * {@link app.synth.localstack.replay.VisitorTrack} makes interactions of it all.
 * {@link app.synth.localstack.replay.Tally} counts what became of them.
 *
 * <p>Nothing here is random, and every message id comes from the line and the day the log is made to end on. So a line
 * that stands in the log twice is one interaction and a duplicate, and a second replay is duplicates only.
 */
@NullMarked
package app.synth.localstack.replay;

import org.jspecify.annotations.NullMarked;
