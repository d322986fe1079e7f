/**
 * Who sends, and what they may.
 *
 * <p>A {@link app.synth.tracking.source.Source} is an app: the web page, the phone's app, a partner. Those who hold
 * {@code manage_tracking} define sources and make, rotate and revoke their keys ({@code SourceResource},
 * {@code WriteKeyResource}). Every replica keeps all of it in memory ({@link app.synth.tracking.source.SourceRegistry})
 * and asks Postgres every few seconds for one number that says whether anything changed, so no request waits for the
 * database to know its sender, and none is refused because the database is away.
 *
 * <p>A request passes, in order: {@link app.synth.tracking.source.CrossOrigin} answers a browser that asks first;
 * {@link app.synth.tracking.source.Senders} makes of its {@link app.synth.tracking.source.Credentials} a
 * {@link app.synth.tracking.source.Sender}; {@code requireOrigin} holds a browser to the source's own origins;
 * {@link app.synth.tracking.source.RateLimits} says whether it is too much, and when it will not be.
 */
@NullMarked
package app.synth.tracking.source;

import org.jspecify.annotations.NullMarked;
