/** How addresses are read: query parameters, and the conditions that they become. */
@NullMarked
package app.synth.accounts.http;

import org.jspecify.annotations.NullMarked;
