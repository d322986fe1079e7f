/**
 * The four services as processes, as in production: packaged, configured by environment variables, asked for readiness
 * on their management port, and started again when they die.
 */
@NullMarked
package app.synth.localstack.service;

import org.jspecify.annotations.NullMarked;
