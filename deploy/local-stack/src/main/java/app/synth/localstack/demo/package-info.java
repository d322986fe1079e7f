/**
 * The demo app as the local stack serves it: {@link app.synth.localstack.demo.DemoFiles} finds what its build made,
 * {@link app.synth.localstack.demo.DemoKeys} gives its page the public keys that it sends with, and
 * {@link app.synth.localstack.demo.DemoLogin} lets it be used as one of the sample's people.
 */
@NullMarked
package app.synth.localstack.demo;

import org.jspecify.annotations.NullMarked;
