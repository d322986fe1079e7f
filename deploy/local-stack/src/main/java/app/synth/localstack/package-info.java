/**
 * The whole suite on one machine, in one command.
 *
 * <p>{@link app.synth.localstack.LocalStack} reads the options and looks whether every port it needs is free. Then
 * {@link app.synth.localstack.Stack} starts the parts in the order in which they need each other: the database (package
 * {@code postgres}), the gateway with the identity provider's keys ({@code gateway}, {@code identity}), and all four
 * services at once ({@code service}); what is started as a process never outlives this one ({@code process}). When all
 * are ready {@link app.synth.localstack.Welcome} says what to try. Stopping goes the other way: the gateway takes no new
 * requests and finishes those in flight, the services end, the database last.
 */
@NullMarked
package app.synth.localstack;

import org.jspecify.annotations.NullMarked;
