package app.synth.experiments.clientkey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key to be made.
 *
 * @param name whose it is, at most 200 characters
 */
record ClientKeyRequest(@Schema(required = true) String name) {}
