/** One name for one request in every log of every service it passes. */
@NullMarked
package app.synth.accounts.client.request;

import org.jspecify.annotations.NullMarked;
