/** What the app's events, artists and venues are: written in bulk by an admin, read by the figures. */
@NullMarked
package app.synth.analytics.catalogue;

import org.jspecify.annotations.NullMarked;
