/** What the resources of this service have in common. */
@NullMarked
package app.synth.experiments.http;

import org.jspecify.annotations.NullMarked;
