/**
 * Child processes that never outlive this JVM, however it ends.
 *
 * <p>A {@link app.synth.localstack.process.Child} runs in a process group of its own, so that Ctrl-C in the terminal
 * reaches only this JVM, which then stops everything in order. If this JVM is killed without a chance to do so, the
 * {@link app.synth.localstack.process.Watchdog}, a waiting shell, ends what is left.
 */
@NullMarked
package app.synth.localstack.process;

import org.jspecify.annotations.NullMarked;
