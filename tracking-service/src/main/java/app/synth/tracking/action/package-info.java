/** What an interaction means, whatever the screen that sent it called it. */
@NullMarked
package app.synth.tracking.action;

import org.jspecify.annotations.NullMarked;
