/**
 * The browser SDK as pages load it. {@code web-sdk} is its source; its build is packaged with the service, and
 * {@link app.synth.tracking.sdk.SdkResource} serves it, so that script and service are of one version.
 */
@NullMarked
package app.synth.tracking.sdk;

import org.jspecify.annotations.NullMarked;
