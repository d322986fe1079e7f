/**
 * A client of the suite as any app would write one: over HTTP through the gateway, with a user's token and nothing that
 * an app would not have.
 *
 * <p>{@link app.synth.localstack.client.SuiteClient} makes one request, and repeats it while the suite says "later".
 * {@link app.synth.localstack.client.InteractionSender} sends {@link app.synth.localstack.client.Interaction}s in batches
 * and tells the {@link app.synth.localstack.client.Fate} of each, {@link app.synth.localstack.client.CatalogueSender}
 * writes {@link app.synth.localstack.client.CatalogueEntry}s, {@link app.synth.localstack.client.TokenDesk} asks a running
 * local stack for tokens, and {@link app.synth.localstack.client.Lanes} does several such things at once.
 */
@NullMarked
package app.synth.localstack.client;

import org.jspecify.annotations.NullMarked;
