/** What holds of any request: one name for it in the logs of every service it passes, how large it may be, how it is read. */
@NullMarked
package app.synth.accounts.client.request;

import org.jspecify.annotations.NullMarked;
